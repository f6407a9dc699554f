-- The website's pages over the month, most viewed first: one list of one report.
select segment as page, max(value) filter (measure = 'page_views') as page_views,
       max(value) filter (measure = 'active_users') as active_users
from shown_page
where month = $month::date
group by segment
order by page_views desc nulls last, segment;
