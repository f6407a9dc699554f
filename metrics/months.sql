-- The months with anything in them, newest first; one is complete once an export covers its last day.
with days as (
    select last_day as day from current_measurement
    union all
    select published from current_post
),
reached as (select max(day) as last_day from days)
select strftime(month, '%Y-%m') as month, last_day >= last_day(month) as complete, least(last_day, last_day(month)) as last_day
from (select distinct date_trunc('month', day)::date as month from days), reached
order by month desc;
