-- Where the website's visits came from, told by the same source as their total; what it does not name is the rest.
with told as (
    select segment as source, value as visits, total
    from shown_source
    where month = $month::date
),
rest as (
    select 'other' as source, any_value(total) - sum(visits) as visits, any_value(total) as total
    from told
    having any_value(total) > sum(visits)
)
select source, visits, visits / nullif(total, 0) as share
from (select source, visits, total, 0 as place from told union all select source, visits, total, 1 from rest)
order by place, visits desc, source;
