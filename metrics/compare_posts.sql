-- The posts of two spans of months at the same age: what each had gathered when last seen at 15 to 35 days, or at 36 and more where more of both were.
with sides as (
    select 'now' as side, ($month::date - to_months($months - 1))::date as first, last_day($month::date) as last
    union all
    select 'before', ($against::date - to_months($months - 1))::date, last_day($against::date)
),
seen as (
    select s.side, o.platform, o.post_id, case when r.exported_on - p.published <= 35 then 'weeks' else 'months' end as band, arg_max(o.value, r.rank) as value
    from post_observation o
    join active_receipt r on r.no = o.receipt_no
    join current_post p on p.platform = o.platform and p.post_id = o.post_id
    join sides s on p.published between s.first and s.last
    where o.measure = 'interactions' and r.exported_on - p.published >= 15 and p.format is distinct from 'story' and p.platform = coalesce($platform, p.platform)
    group by all
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
