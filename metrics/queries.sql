-- What people typed before they clicked, over the month or the export's own days that end with it; what Google does not list is the rest.
with one as (                                  -- one span: the month itself, else the shortest that ends with it
    select account, segment as query, first_day, last_day, max(value) filter (measure = 'clicks') as clicks,
           max(value) filter (measure = 'impressions') as impressions, max(value) filter (measure = 'average_position') as position
    from shown_query
    where month = $month::date
    group by account, segment, first_day, last_day
),
total as (
    select l.account, l.first_day, l.last_day, sum(m.value) filter (m.measure = 'clicks') as clicks, sum(m.value) filter (m.measure = 'impressions') as impressions
    from (select distinct account, first_day, last_day from one) l
    join current_measurement m on m.platform = 'search' and m.account = l.account and m.first_day = m.last_day and m.last_day between l.first_day and l.last_day
    group by all
),
rest as (
    select t.account, 'unlisted' as query, t.first_day, t.last_day, t.clicks - sum(l.clicks) as clicks, t.impressions - sum(l.impressions) as impressions,
           null::double as position
    from total t
    join one l on l.account = t.account
    group by t.account, t.first_day, t.last_day, t.clicks, t.impressions
    having t.clicks > sum(l.clicks)
)
select query, clicks, case when impressions > 0 then impressions end as impressions,
       case when query <> 'unlisted' then clicks / nullif(impressions, 0) end as click_through_rate, position as average_position,
       strftime(first_day, '%Y-%m-%d') as "from", strftime(last_day, '%Y-%m-%d') as "to"
from (select *, 0 as place from one union all select *, 1 from rest)
order by place, clicks desc, impressions desc, query;
