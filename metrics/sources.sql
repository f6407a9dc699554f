-- Where the website's visits came from, told by the same source as their total; what it does not name is the rest.
with total as (
    select account, value, export
    from monthly_value
    where platform = 'website' and measure = 'visits' and month = $month::date
),
told as (
    select s.segment as source, s.value as visits, s.dimension, t.value as total
    from current_segment s
    join total t on t.account = s.account and t.export = s.export
    where s.platform = 'website' and s.measure = 'visits' and s.dimension in ('source', 'channel')
      and s.first_day = $month::date and s.last_day = last_day($month::date)
    qualify s.dimension = min(s.dimension) over ()             -- channels before sources, never both
),
rest as (
    select 'other' as source, any_value(total) - sum(visits) as visits, any_value(total) as total
    from told
    having any_value(total) > sum(visits)
)
select source, visits, visits / nullif(total, 0) as share
from (select source, visits, total, 0 as place from told union all select source, visits, total, 1 from rest)
order by place, visits desc, source;
