-- A month's days are added in the order of time. Fractions added in another order differ in their last bit, and a sealed month is held against
-- its numbers to the bit, whichever way they were asked.

-- every month's value of every measure, by export. Flows add up days or stand for the whole month; a stock takes its last
-- day; people and rates count only where the export speaks of the month itself.
create or replace view monthly_candidate as
with facts as (
    select c.*, coalesce(k.kind, 'flow') as kind, date_trunc('month', c.last_day)::date as month,
           last_day(c.last_day) as month_end, c.first_day = c.last_day as is_day,
           day(c.first_day) = 1 and c.last_day = last_day(c.first_day) as is_month
    from current_measurement c
    left join measure_kind k on k.measure = c.measure
),
covered as (                                   -- a Follows card skips the days with none: the other cards say they were counted
    select platform, account, export, month, count(distinct last_day) as days
    from facts
    where is_day
    group by all
),
flows as (
    select f.platform, f.account, f.export, f.measure, f.kind, f.month, f.month_end,
           case when bool_or(f.is_month) then any_value(f.value) filter (f.is_month) else sum(f.value order by f.last_day) end as value,
           case when bool_or(f.is_month) then day(f.month_end)
                when f.export = 'meta.card' and f.measure = 'new_followers' then any_value(c.days)
                else count(distinct f.last_day) end as days,
           not bool_or(f.is_month) as from_days
    from facts f
    left join covered c on c.platform = f.platform and c.account = f.account and c.export = f.export and c.month = f.month
    where f.kind = 'flow' and (f.is_day or f.is_month)
    group by f.platform, f.account, f.export, f.measure, f.kind, f.month, f.month_end
),
stocks as (
    select platform, account, export, measure, kind, month, month_end, arg_max(value, last_day) as value,
           day(max(last_day)) as days, bool_or(is_day) as from_days
    from facts
    where kind = 'stock'
    group by all
),
people as (
    select platform, account, export, measure, kind, month, month_end, value, day(month_end) as days, false as from_days
    from facts
    where kind not in ('flow', 'stock') and is_month
)
select *, days = day(month_end) as complete
from (from flows union all from stocks union all from people);
