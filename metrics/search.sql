-- How the site is found on Google, month by month: clicks over impressions, both summed first; a position weighs as much as it was shown.
with days as (
    select account, last_day as day, max(value) filter (measure = 'clicks') as clicks, max(value) filter (measure = 'impressions') as impressions,
           max(value) filter (measure = 'average_position') as position
    from current_measurement
    where platform = 'search' and first_day = last_day
    group by account, last_day
)
select strftime(date_trunc('month', day), '%Y-%m') as month, account, sum(clicks) as clicks, sum(impressions) as impressions,
       sum(clicks) filter (impressions is not null) / nullif(sum(impressions) filter (clicks is not null), 0) as click_through_rate,
       sum(position * impressions order by day) / nullif(sum(impressions) filter (position is not null), 0) as average_position,
       count(*) as days, count(*) = day(last_day(any_value(day))) as complete,
       breaks_until('search', 'clicks', date_trunc('month', any_value(day))::date) as breaks_by_start,
       breaks_until('search', 'clicks', last_day(any_value(day))) as breaks_by_end
from days
where date_trunc('month', day) between $first::date and $month::date
group by account, date_trunc('month', day)
order by account, month;
