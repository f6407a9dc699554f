-- What the organisation counts itself: the month, the sum since its first month, and the year so far beside the same months a year before, told
-- only where each of them was noted.
with noted as (
    select measure as counter, month, sum(value order by account) as value, any_value(breaks_by_start) as breaks_by_start, any_value(breaks_by_end) as breaks_by_end
    from told_value
    where grain = 'happened' and platform = 'organisation' and kind = 'flow' and complete and month <= $month::date
    group by all
),
summed as (
    select counter, sum(value order by month) as cumulative, min(month) as since, count(*) as months,
           datediff('month', min(month), $month::date) + 1 - count(*) as missing,
           any_value(value) filter (month = $month::date) as value,
           any_value(value) filter (month = ($month::date - interval 1 year)::date) as last_year,
           sum(value order by month) filter (year(month) = year($month::date)) as this_year,
           count(*) filter (year(month) = year($month::date)) as year_months,
           sum(value order by month) filter (year(month) = year($month::date) - 1 and month(month) <= month($month::date)) as before,
           count(*) filter (year(month) = year($month::date) - 1 and month(month) <= month($month::date)) as before_months,
           max(breaks_by_end) = min(breaks_by_start) filter (year(month) >= year($month::date) - 1) as unbroken
    from noted
    group by counter
),
compared as (
    select *, year_months = month($month::date) and before_months = year_months and unbroken as compares
    from summed
)
select coalesce(c.counter, s.counter) as counter, coalesce(c.fr, s.counter) as fr, coalesce(c.en, s.counter) as en, coalesce(c.unit, 'count') as unit,
       coalesce(c.better, 1) as better, coalesce(c.source, '') as source, coalesce(c.slide, false) as slide, s.value, s.last_year, s.cumulative, strftime(s.since, '%Y-%m') as since,
       coalesce(s.months, 0) as months, coalesce(s.missing, 0) as missing, s.this_year, coalesce(s.year_months, 0) as year_months,
       case when s.compares then s.before end as last_year_to_date,
       case when s.compares and s.before > 0 then s.this_year / s.before - 1 end as change
from compared s
full join counter c on c.counter = s.counter
order by c.place nulls last, coalesce(c.counter, s.counter);
