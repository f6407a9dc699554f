-- One day that makes a month: more than five robust sigmas above the month's middle day, and a tenth of the month at least. The change from
-- the month before is told again with that day counted as a middle one.
with days as (
    select c.platform, c.account, c.measure, c.last_day as day, c.value, m.value as total, m.source, m.breaks_by_end
    from current_measurement c
    join told_value m on m.platform = c.platform and m.account = c.account and m.measure = c.measure and m.source = c.export
         and m.month = $month::date and m.complete and m.kind = 'flow' and m.from_days
    where c.first_day = c.last_day and date_trunc('month', c.last_day) = $month::date
      and c.platform = coalesce($platform, c.platform)
),
middles as (
    select *, median(value) over series as middle
    from days
    window series as (partition by platform, account, measure)
),
away as (
    select *, 1.4826 * median(abs(value - middle)) over (partition by platform, account, measure) as sigma
    from middles
),
highest as (
    select * from away qualify row_number() over (partition by platform, account, measure order by value desc, day) = 1
)
select h.platform, h.account, h.measure, strftime(h.day, '%Y-%m-%d') as day, h.value, h.middle, h.total,
       case when b.value > 0 then h.total / b.value - 1 end as change,
       case when b.value > 0 then (h.total - h.value + h.middle) / b.value - 1 end as change_without
from highest h
left join told_value b on b.platform = h.platform and b.account = h.account and b.measure = h.measure and b.source = h.source
     and b.month = ($month::date - interval 1 month)::date and b.complete and b.breaks_by_start = h.breaks_by_end
where h.sigma > 0 and h.value - h.middle > 5 * h.sigma and h.value - h.middle >= h.total / 10 and h.value >= 20
order by h.platform, h.account, h.measure;
