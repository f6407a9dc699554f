-- Which slices of a breakdown a month shows, each rule in one place: the questions ask here, and what a file would change of them is
-- weighed like any number of the month. `complete` is told of what was seen once the month was over.

-- who follows: of each breakdown the latest snapshot that stands for the month, the one it follows by up to two weeks, else its own
create view shown_portrait as
select platform, account, export, measure, dimension, segment, date_trunc('month', last_day - 15)::date as month, first_day, last_day,
       value, share, last_day >= last_day(last_day - 15) as complete
from current_segment
where measure = 'followers'
qualify last_day = max(last_day) over (partition by platform, dimension, date_trunc('month', last_day - 15));

-- what people typed before they clicked: over the month itself, else the shortest span that ends with it or a few days later
create view shown_query as
with spans as (
    select *, unnest(list_distinct([date_trunc('month', last_day)::date, date_trunc('month', last_day - 5)::date])) as month
    from current_segment
    where platform = 'search' and dimension = 'query' and first_day < last_day
)
select platform, account, export, measure, dimension, segment, month, first_day, last_day, value, share, last_day >= last_day(month) as complete
from spans
qualify dense_rank() over (partition by month
                           order by first_day = month and last_day = last_day(month) desc, last_day - first_day, last_day desc) = 1;

-- the website's pages over the month. One list of one report: a report before an exploration or a snapshot, and pages by their path
-- before the same pages by their title
create view shown_page as
with told as (
    select *, date_trunc('month', first_day)::date as month, starts_with(segment, '/') as is_path
    from current_segment
    where platform = 'website' and dimension = 'page' and day(first_day) = 1 and last_day = last_day(first_day)
),
one_export as (
    select *, bool_or(is_path) over (partition by month, export) as has_paths
    from told
    qualify export = first_value(export) over (partition by month order by export <> 'ga4.report', export <> 'ga4.snapshot', export)
)
select platform, account, export, measure, dimension, segment, month, first_day, last_day, value, share, true as complete
from one_export
where is_path = has_paths or starts_with(segment, '(');         -- (not set), (other)

-- where the website's visits came from, told by the same source as their total; channels before sources, never both
create view shown_source as
select s.platform, s.account, s.export, s.measure, s.dimension, s.segment, v.month, s.first_day, s.last_day, s.value, s.share, v.complete,
       v.value as total
from current_segment s
join monthly_value v on v.platform = s.platform and v.measure = s.measure and v.account = s.account and v.export = s.export
 and v.month = s.first_day
where s.platform = 'website' and s.measure = 'visits' and s.dimension in ('source', 'channel') and s.last_day = last_day(s.first_day)
qualify s.dimension = min(s.dimension) over (partition by v.month);

create view shown_slice as
from shown_portrait union all by name from shown_query union all by name from shown_page
union all by name (select * exclude total from shown_source);

-- what a page shows of a month: its values, the number of posts where nobody else tells it, and its slices (`followers/age/25-34`), a
-- share only where no count is told
create or replace view shown_month as
with told as materialized (from monthly_value)
select platform, account, measure, month, value, complete, export as source, '' as dimension, false as is_share
from told
union all
select p.platform, p.account, p.measure, p.month, p.value, p.complete, 'posts', '', false
from published_value p
where p.measure = 'posts'
  and not exists (from told m where m.platform = p.platform and m.measure = p.measure)
union all
select platform, account, concat_ws('/', measure, dimension, segment), month, arg_min(coalesce(value, share), export),
       bool_or(complete), min(export), dimension, value is null
from shown_slice
where coalesce(value, share) is not null
group by all;

-- the receipts that each of these values is made from
create or replace view shown_receipt as
with shown as materialized (from shown_month)
select distinct s.platform, s.account, s.measure, s.month, c.receipt
from shown s
join current_measurement c on c.platform = s.platform and c.account = s.account and c.measure = s.measure and c.export = s.source
 and date_trunc('month', c.last_day) = s.month
union
select distinct s.platform, s.account, s.measure, s.month, r.receipt
from shown s
join post p on p.platform = s.platform and date_trunc('month', p.published) = s.month
join active_receipt r on r.no = p.receipt_no
left join telling_posts t on t.platform = p.platform and t.month = s.month and is_of_tool(r.export)
where s.source = 'posts' and (t.told_by is null or t.told_by = r.export);
