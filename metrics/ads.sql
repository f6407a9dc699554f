-- Google Ads month by month, apart from everything organic: clicks over impressions of the whole account, held against the line of that month.
with months as (
    select account, month, max(value) filter (measure = 'clicks') as clicks, max(value) filter (measure = 'impressions') as impressions,
           max(value) filter (measure = 'cost') as cost, max(value) filter (measure = 'conversions') as conversions, bool_and(complete) as complete, count(distinct export) as sources
    from monthly_value
    where platform = 'ads' and month between $first::date and $month::date
    group by account, month
),
held as (
    select *, case when complete and sources = 1 then clicks / nullif(impressions, 0) end as click_through_rate,
           threshold_on('ads_click_through', last_day(month)) as guard, threshold_since('ads_click_through', last_day(month)) as guard_since
    from months
)
select strftime(month, '%Y-%m') as month, account, clicks, impressions, click_through_rate, cost, conversions, guard,
       strftime(guard_since, '%Y-%m-%d') as guard_since, click_through_rate < guard as under, complete
from held
order by account, month;
