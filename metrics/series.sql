-- Every measure month by month, over the months that end with the one asked for; with $going, also the one in progress after it.
select platform, account, measure, strftime(month, '%Y-%m') as month, value, kind, grain, complete, days,
       case when kind = 'flow' then value / days end as per_day, source, breaks_by_start, breaks_by_end
from told_value
where platform = coalesce($platform, platform)
  and (month between $first::date and $month::date or $going and month = ($month::date + interval 1 month)::date and not complete)
order by platform, account, measure, told_value.month;
