-- Every flow from January to the month, beside the same months of the year before; only where each of them is whole, of one source and
-- no break lies between.
with months as (
    select platform, account, measure, month, value, source, breaks_by_start, breaks_by_end,
           case when year(month) = year($month::date) then 'this' else 'before' end as half
    from told_value
    where grain = 'happened' and kind = 'flow' and complete and platform = coalesce($platform, platform) and month(month) <= month($month::date)
      and year(month) between year($month::date) - 1 and year($month::date)
),
halves as (
    select platform, account, measure, half, sum(value order by month) as value, count(*) as months, count(distinct source) as sources,
           any_value(source) as source, min(breaks_by_start) as breaks_by_start, max(breaks_by_end) as breaks_by_end
    from months
    group by all
)
select t.platform, t.account, t.measure, strftime(date_trunc('year', $month::date), '%Y-%m') as since, t.months, t.value, b.value as before,
       t.value / b.value - 1 as change
from halves t
join halves b on b.platform = t.platform and b.account = t.account and b.measure = t.measure and b.source = t.source and b.half = 'before'
where t.half = 'this' and t.months = month($month::date) and b.months = t.months and t.sources = 1 and b.sources = 1 and b.value > 0
  and t.breaks_by_end = b.breaks_by_start
order by t.platform, t.account, t.measure;
