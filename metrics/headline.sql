-- This month's value of every measure, beside last month and the same month last year.
-- One row per measure: what happened in the month where an export or the sheet tells it, else what its posts gathered so far.
with asked as (
    select $month::date as month, ($month::date - interval 1 month)::date as before,
           ($month::date - interval 1 year)::date as year_before
),
facts as (
    select *, grain = 'happened' or measure = 'posts' as compares        -- posts' totals drift: only their number compares
    from told_value
    where platform = coalesce($platform, platform)
),
beside as (                                    -- no break may lie between the two months compared
    select now.*, before.value as previous, before.days as days_before, year.value as last_year,
           now.complete and now.compares and now.kind not in ('rate', 'mean') as may_compare,
           now.breaks_by_end > before.breaks_by_start as previous_broken, now.breaks_by_end > year.breaks_by_start as year_broken
    from facts now
    join asked on now.month = asked.month
    left join facts before on before.platform = now.platform and before.account = now.account and before.measure = now.measure
         and before.source = now.source and before.complete and before.month = asked.before
    left join facts year on year.platform = now.platform and year.account = now.account and year.measure = now.measure
         and year.source = now.source and year.complete and year.month = asked.year_before
)
select platform, account, measure, kind, grain, value, previous,
       case when may_compare and not previous_broken and previous > 0 then value / previous - 1 end as change,
       case when may_compare and not previous_broken and previous > 0 and kind = 'flow' then (value / days) / (previous / days_before) - 1 end as change_per_day,
       last_year,
       case when may_compare and not year_broken and last_year > 0 then value / last_year - 1 end as change_year,
       complete, days, n, median, source,
       coalesce(previous_broken, false) as previous_broken, coalesce(year_broken, false) as year_broken
from beside
order by platform, account, measure;
