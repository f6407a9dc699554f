-- The website's pages over the month, most viewed first.
select segment as page, max(value) filter (measure = 'page_views') as page_views,
       max(value) filter (measure = 'active_users') as active_users
from current_segment
where platform = 'website' and dimension = 'page' and first_day = $month::date and last_day = last_day($month::date)
group by segment
order by page_views desc nulls last, segment;
