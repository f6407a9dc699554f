-- What the organisation counts itself, month by month: the month, the sum since the first month noted, the sum since January. An absent month has no
-- row and adds nothing.
with noted as (
    select measure as counter, month, sum(value order by account) as value
    from monthly_value
    where platform = 'organisation' and kind = 'flow' and complete and month <= $month::date
    group by all
),
running as (
    select counter, month, value, sum(value) over (partition by counter order by month) as cumulative,
           sum(value) over (partition by counter, year(month) order by month) as year_to_date,
           count(*) over (partition by counter, year(month) order by month) as year_months
    from noted
)
select counter, strftime(month, '%Y-%m') as month, value, cumulative, year_to_date, year_months
from running
where month >= $first::date
order by counter, month;
