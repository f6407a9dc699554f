-- The sum of one flow over months and platforms, with the number of months it stands on.
select $measure as measure, coalesce($platforms::varchar[], list_sort(list(distinct platform)), []) as platforms, sum(value order by platform, account, month) as value,
       count(distinct month) as months, bool_and(complete) as complete
from monthly_value
where measure = $measure and kind = 'flow' and month between $first::date and $month::date
  and ($platforms is null or list_contains($platforms::varchar[], platform));
