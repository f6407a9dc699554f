-- What was decided, month by month, and what came of it: the posts of that kind over the three months that followed beside those of the twelve
-- before, at the same age (seen at 36 days or more), and the platform's own middle post of the three months.
with decided as (
    select subject as id, strptime(split_part(subject, '/', 1), '%Y-%m')::date as month, said_at::date as decided_on, said_by as "by",
           said ->> 'platform' as platform, said ->> 'facet' as facet, said ->> 'value' as value, said ->> 'why' as why
    from standing
    where act = 'decision'
),
aged as (                                      -- what each post had gathered when last seen at 36 days or more
    from post_at_age where measure = 'interactions' and band = 'months'
),
placed as (
    select d.id, a.post_id, a.value,
           case when a.published <= last_day(d.month) then 'before' else 'after' end as side,
           case when d.facet = 'format' then a.format = d.value
                else exists (from post_tag t where t.platform = a.platform and t.post_id = a.post_id and t.facet = d.facet and t.value = d.value)
           end as is_kind
    from decided d
    join aged a on a.platform = d.platform and a.published > last_day((d.month - interval 12 month)::date)
         and a.published <= last_day((d.month + interval 3 month)::date)
),
told as (
    select id, count(*) filter (side = 'before' and is_kind) as posts_before, median(value) filter (side = 'before' and is_kind) as median_before,
           count(*) filter (side = 'after' and is_kind) as posts_after, median(value) filter (side = 'after' and is_kind) as median_after,
           list(value order by value) filter (side = 'after' and is_kind) as gathered,
           median(value) filter (side = 'after') as platform_median
    from placed
    group by id
)
select d.id, strftime(d.month, '%Y-%m') as month, d.decided_on, d."by", d.platform, d.facet, d.value, d.why,
       $month::date >= d.month + interval 3 month as due,
       coalesce(t.posts_before, 0) as posts_before, t.median_before, coalesce(t.posts_after, 0) as posts_after, t.median_after,
       t.platform_median, t.gathered
from decided d
left join told t on t.id = d.id
where d.month <= $month::date
order by d.month desc, d.id;
