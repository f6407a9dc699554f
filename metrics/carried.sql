-- One post that carries a month's posts: a third at least of all that they gathered so far, four posts or more; the mean with and without it.
with seen as (
    select platform, unnest(['views', 'interactions']) as measure, post_id, published, format, unnest([views, interactions]) as value
    from gathered_post
    where month = $month::date and platform = coalesce($platform, platform)
),
summed as (
    select *, sum(value) over series as total, count(*) over series as posts
    from seen
    where value is not null
    window series as (partition by platform, measure)
)
select platform, measure, post_id, strftime(published, '%Y-%m-%d') as published, coalesce(format, 'other') as format, value, posts,
       total / posts as mean, (total - value) / (posts - 1) as mean_without
from summed
where posts >= 4 and value >= total / 3
qualify row_number() over (partition by platform, measure order by value desc, post_id) = 1
order by platform, measure;
