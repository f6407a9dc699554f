-- The last twelve complete months of every flow against the twelve before; a year short of one month is no year.
with recent as (
    select platform, account, measure, month, value, source, breaks_by_start, breaks_by_end,
           case when month > ($month::date - interval 12 month) then 'last' else 'before' end as half
    from told_value
    where grain = 'happened' and kind = 'flow' and complete and platform = coalesce($platform, platform)
      and month > ($month::date - interval 24 month) and month <= $month::date
),
halves as (
    select platform, account, measure, half, sum(value order by month) as value, count(*) as months, count(distinct source) as sources,
           any_value(source) as source, min(breaks_by_start) as breaks_by_start, max(breaks_by_end) as breaks_by_end
    from recent
    group by all
),
whole as (
    select * from halves where months = 12 and sources = 1
)
select l.platform, l.account, l.measure, l.value as last_12, b.value as before_12,
       case when b.value > 0 and l.breaks_by_end = b.breaks_by_start then l.value / b.value - 1 end as change
from whole l
left join whole b on b.half = 'before' and b.platform = l.platform and b.account = l.account and b.measure = l.measure
     and b.source = l.source
where l.half = 'last'
order by l.platform, l.account, l.measure;
