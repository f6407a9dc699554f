-- The last twelve complete months of every flow against the twelve before; a year short of one month is no year.
with recent as (
    select platform, account, measure, value, export,
           case when month > ($month::date - interval 12 month) then 'last' else 'before' end as half
    from monthly_value
    where kind = 'flow' and complete and platform = coalesce($platform, platform)
      and month > ($month::date - interval 24 month) and month <= $month::date
),
halves as (
    select platform, account, measure, half, sum(value) as value, count(*) as months, count(distinct export) as sources,
           any_value(export) as source
    from recent
    group by all
),
whole as (                                     -- a break inside the two years leaves nothing to compare
    select *, breaks_until(platform, measure, last_day($month::date)) > breaks_until(platform, measure, ($month::date - interval 23 month)::date) as broken
    from halves
    where months = 12 and sources = 1
)
select l.platform, l.account, l.measure, l.value as last_12, b.value as before_12, case when b.value > 0 and not l.broken then l.value / b.value - 1 end as change
from whole l
left join whole b on b.half = 'before' and b.platform = l.platform and b.account = l.account and b.measure = l.measure
     and b.source = l.source
where l.half = 'last'
order by l.platform, l.account, l.measure;
