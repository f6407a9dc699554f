-- Two months, or two spans of months, side by side: every measure of every account as both sides tell it, and why no change is told where none is.
with sides as (
    select 'now' as side, ($month::date - to_months($months - 1))::date as first, last_day($month::date) as last
    union all
    select 'before', ($against::date - to_months($months - 1))::date, last_day($against::date)
),
facts as (                                     -- posts' totals drift: only their number compares
    from told_value where grain = 'happened' or measure = 'posts'
),
told as (
    select s.side, f.platform, f.account, f.measure, any_value(f.kind) as kind, any_value(f.grain) as grain,
           case any_value(f.kind) when 'flow' then sum(f.value order by f.month)
                                  when 'stock' then max(f.value) filter (f.month = date_trunc('month', s.last))
                                  else case when $months = 1 then max(f.value) end end as value,
           count(*) filter (f.complete) as months, bool_or(f.complete) filter (f.month = date_trunc('month', s.last)) as ends_whole,
           sum(f.days) as days, count(distinct f.source) as sources, any_value(f.source) as source
    from facts f
    join sides s on f.month between s.first and s.last
    where f.platform = coalesce($platform, f.platform)
    group by s.side, f.platform, f.account, f.measure, s.last
),
pairs as (
    select coalesce(n.platform, b.platform) as platform, coalesce(n.account, b.account) as account, coalesce(n.measure, b.measure) as measure,
           coalesce(n.kind, b.kind) as kind, coalesce(n.grain, b.grain) as grain, n.value, b.value as before, n.days, b.days as days_before,
           n.months, b.months as months_before, coalesce(n.ends_whole, false) and coalesce(b.ends_whole, false) as end_whole,
           n.sources > 1 or b.sources > 1 or n.source <> b.source as mixed, coalesce(n.source, b.source) as source
    from (from told where side = 'now') n
    full join (from told where side = 'before') b on b.platform = n.platform and b.account = n.account and b.measure = n.measure
),
between_them as (
    select min(first) as first, max(last) as last from sides
),
broken as (                                    -- the last break that lies between the two
    select p.*, (select max(struct_pack(day := e.day, fr := e.fr, en := e.en)) from event e
                 where e.day > b.first and e.day <= b.last and len(e.breaks) > 0 and (len(e.platforms) = 0 or list_contains(e.platforms, p.platform))
                   and (list_contains(e.breaks, '*') or list_contains(e.breaks, p.measure))) as event
    from pairs p, between_them b
),
reasoned as (
    select *, case when kind = 'unique' and $months > 1 then 'people'
                   when value is null or before is null then 'absent'
                   when event is not null then 'broken'
                   when kind = 'flow' and (months < $months or months_before < $months) or kind <> 'flow' and not end_whole then 'partial'
                   when mixed then 'sources'
                   when before = 0 then 'no_base' end as why
    from broken
)
select platform, account, measure as what, kind, grain, value, before,
       case when why is null and kind in ('flow', 'unique') then value / before - 1 end as change,
       case when why is null and kind = 'flow' then (value / days) / (before / days_before) - 1 end as change_per_day,
       case when coalesce(why, '') in ('', 'no_base') and kind <> 'flow' then value - before end as difference, why, source,
       event.fr as broken_fr, event.en as broken_en
from reasoned
where value is not null or before is not null or why = 'people'
order by platform, account, measure;
