-- The posts of two spans of months at the same age: what each had gathered when last seen at 15 to 35 days, or at 36 and more where more of both were.
with sides as (
    select 'now' as side, ($month::date - to_months($months - 1))::date as first, last_day($month::date) as last
    union all
    select 'before', ($against::date - to_months($months - 1))::date, last_day($against::date)
),
seen as (
    select s.side, p.platform, p.band, p.value
    from post_at_age p
    join sides s on p.published between s.first and s.last
    where p.measure = 'interactions' and p.band <> 'days' and p.format <> 'story' and p.platform = coalesce($platform, p.platform)
),
bands as (
    select platform, band, list(value order by value) filter (side = 'now') as now, list(value order by value) filter (side = 'before') as before
    from seen
    group by platform, band
)
select platform, band, coalesce(now, []) as now, coalesce(before, []) as before
from bands
qualify row_number() over (partition by platform order by least(len(coalesce(now, [])), len(coalesce(before, []))) desc, band desc) = 1
order by platform;
