-- The website's pages over the month, most viewed first. One list of one report: a report before an exploration or a
-- snapshot, and pages by their path before the same pages by their title.
with told as (
    select segment, measure, value, export, starts_with(segment, '/') as is_path
    from current_segment
    where platform = 'website' and dimension = 'page' and first_day = $month::date and last_day = last_day($month::date)
),
one_export as (
    select *, bool_or(is_path) over (partition by export) as has_paths
    from told
    qualify export = first_value(export) over (order by export <> 'ga4.report', export <> 'ga4.snapshot', export)
)
select segment as page, max(value) filter (measure = 'page_views') as page_views,
       max(value) filter (measure = 'active_users') as active_users
from one_export
where is_path = has_paths or starts_with(segment, '(')         -- (not set), (other)
group by segment
order by page_views desc nulls last, segment;
