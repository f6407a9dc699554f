-- The kinds of posts published over a window of months, per platform: how many, and what the middle one gathered.
with posts as (
    select p.platform, coalesce(p.format, 'other') as format, p.post_id
    from current_post p
    where p.platform = coalesce($platform, p.platform)
      and date_trunc('month', p.published) between $first::date and $month::date
),
gathered as (
    select platform, post_id, max(value) filter (measure = 'interactions') as interactions,
           coalesce(max(value) filter (measure = 'views'), max(value) filter (measure = 'impressions')) as views
    from current_observation
    where measure in ('interactions', 'views', 'impressions')
    group by all
)
select p.platform, p.format, count(*) as posts, strftime($first::date, '%Y-%m') as "from", strftime($month::date, '%Y-%m') as "to",
       median(g.interactions) as median_interactions,
       list(g.interactions order by g.interactions) filter (g.interactions is not null) as gathered,
       sum(g.interactions) filter (g.views is not null) / nullif(sum(g.views) filter (g.interactions is not null), 0) as engagement_rate
from posts p
left join gathered g on g.platform = p.platform and g.post_id = p.post_id
group by p.platform, p.format
order by p.platform, median_interactions desc nulls last, p.format;
