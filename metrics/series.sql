-- Every measure month by month, over the months that end with the one asked for; with $going, also the one in progress after it.
with happened as (
    select platform, account, measure, kind, 'happened' as grain, month, value, days, complete, export as source
    from monthly_value
),
published as (
    select p.platform, p.account, p.measure, p.kind, 'published' as grain, p.month, p.value, day(last_day(p.month)) as days,
           p.complete, 'posts' as source
    from published_value p
    where not exists (from monthly_value m where m.platform = p.platform and m.measure = p.measure)
)
select platform, account, measure, strftime(month, '%Y-%m') as month, value, kind, grain, complete, days,
       case when kind = 'flow' then value / days end as per_day, source,
       breaks_until(platform, measure, month) as breaks_by_start, breaks_until(platform, measure, last_day(month)) as breaks_by_end
from (from happened union all from published)
where platform = coalesce($platform, platform)
  and (month between $first::date and $month::date or $going and month = ($month::date + interval 1 month)::date and not complete)
order by platform, account, measure, month;
