-- Where the website's visits came from, month by month, as each source of numbers tells it; `chosen` is the one whose total is the month's.
with totals as (
    select c.month, c.account, c.export, c.value as total, c.complete,
           exists (from monthly_value m where m.platform = 'website' and m.measure = 'visits' and m.month = c.month and m.account = c.account and m.export = c.export) as chosen
    from monthly_candidate c
    where c.platform = 'website' and c.measure = 'visits' and c.month between $first::date and $month::date
),
told as (
    select t.*, s.segment as source, s.value as visits, 0 as place
    from current_segment s
    join totals t on t.account = s.account and t.export = s.export and s.first_day = t.month and s.last_day = last_day(t.month)
    where s.platform = 'website' and s.measure = 'visits' and s.dimension in ('source', 'channel')
    qualify s.dimension = min(s.dimension) over (partition by t.month, t.account, t.export)      -- channels before sources, never both
),
rest as (
    select month, account, export, any_value(total) as total, any_value(complete) as complete, any_value(chosen) as chosen, 'other' as source,
           any_value(total) - sum(visits) as visits, 1 as place
    from told
    group by month, account, export
    having any_value(total) > sum(visits)
)
select strftime(month, '%Y-%m') as month, export, source, visits, visits / nullif(total, 0) as share, chosen, complete,
       regexp_matches(strip_accents(lower(source)), 'social|reseaux sociaux|facebook|instagram|linkedin|tiktok|twitter|youtube') as is_social,
       breaks_until('website', 'visits', month) as breaks_by_start, breaks_until('website', 'visits', last_day(month)) as breaks_by_end
from (from told union all by name from rest)
order by month, export, place, visits desc, source;
