-- The kinds of posts published over a window of months, per platform: how many, and what the middle one gathered. A kind is a format, or a
-- value of a facet (theme, audience…): a post with two is in both, and once in what its platform gathered. With $equal each post is
-- divided by the middle one of its platform and format.
with posts as (
    select platform, coalesce(format, 'other') as format, post_id, interactions, coalesce(views, impressions) as views
    from gathered_post
    where platform = coalesce($platform, platform) and month between $first::date and $month::date
),
seen as (
    select *, case when $equal then interactions / nullif(median(interactions) over (partition by platform, format), 0)
                   else interactions end as gathered
    from posts
),
kinds as (
    select platform, post_id, format as kind from seen where $facet = 'format'
    union all
    select t.platform, t.post_id, t.value from post_tag t where $facet <> 'format' and t.facet = $facet
),
whole as (
    select s.platform, count(*) as platform_posts, count(k.post_id) as tagged,
           list(s.gathered order by s.gathered) filter (s.gathered is not null) as platform_gathered
    from seen s
    left join (select distinct platform, post_id from kinds) k on k.platform = s.platform and k.post_id = s.post_id
    group by all
),
told as (
    select s.platform, k.kind, count(*) as posts, median(s.gathered) as median_interactions,
           list(s.gathered order by s.gathered) filter (s.gathered is not null) as gathered,
           sum(s.interactions) filter (s.views is not null) / nullif(sum(s.views) filter (s.interactions is not null), 0) as engagement_rate
    from seen s
    join kinds k on k.platform = s.platform and k.post_id = s.post_id
    group by s.platform, k.kind
)
select t.platform, t.kind, t.posts, strftime($first::date, '%Y-%m') as "from", strftime($month::date, '%Y-%m') as "to",
       t.median_interactions, t.gathered, t.engagement_rate, w.platform_posts, w.tagged, w.platform_gathered
from told t
join whole w on w.platform = t.platform
order by t.platform, t.median_interactions desc nulls last, t.kind;
