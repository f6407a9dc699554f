-- Every flow from January to the month, beside the same months of the year before; only where each of them is whole, of one source and
-- no break lies between.
with months as (
    select platform, account, measure, value, export, month,
           case when year(month) = year($month::date) then 'this' else 'before' end as half
    from monthly_value
    where kind = 'flow' and complete and platform = coalesce($platform, platform) and month(month) <= month($month::date)
      and year(month) between year($month::date) - 1 and year($month::date)
),
halves as (
    select platform, account, measure, half, sum(value) as value, count(*) as months, count(distinct export) as sources,
           any_value(export) as source
    from months
    group by all
)
select t.platform, t.account, t.measure, strftime(date_trunc('year', $month::date), '%Y-%m') as since, t.months, t.value, b.value as before,
       t.value / b.value - 1 as change
from halves t
join halves b on b.platform = t.platform and b.account = t.account and b.measure = t.measure and b.source = t.source and b.half = 'before'
where t.half = 'this' and t.months = month($month::date) and b.months = t.months and t.sources = 1 and b.sources = 1 and b.value > 0
  and breaks_until(t.platform, t.measure, last_day($month::date)) =
      breaks_until(t.platform, t.measure, (date_trunc('year', $month::date) - interval 1 year)::date)
order by t.platform, t.account, t.measure;
