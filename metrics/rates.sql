-- Engagement rates of the window's posts, each by its own base and never mixed: interactions summed, then divided by the base summed over
-- the same posts. By followers, each post counts the followers of the end of its month. The sums of people are weights and are not told.
with posts as (
    select p.platform, p.account, p.post_id, date_trunc('month', p.published)::date as month
    from current_post p
    where p.platform = coalesce($platform, p.platform) and date_trunc('month', p.published) between $first::date and $month::date
),
observed as (
    select platform, post_id, max(value) filter (measure = 'interactions') as interactions, max(value) filter (measure = 'reach') as reach,
           max(value) filter (measure = 'views') as views, max(value) filter (measure = 'impressions') as impressions
    from current_observation
    where measure in ('interactions', 'reach', 'views', 'impressions')
    group by all
),
bases as (
    select p.platform, o.interactions, unnest(['reach', 'views', 'impressions', 'followers']) as base,
           unnest([o.reach, o.views, o.impressions, f.value]) as held
    from posts p
    join observed o on o.platform = p.platform and o.post_id = p.post_id
    left join monthly_value f on f.platform = p.platform and f.measure = 'followers' and f.month = p.month
         and (f.account = p.account or f.account = '')
)
select platform, base, sum(interactions) / sum(held) as rate, sum(interactions) as interactions, count(*) as posts
from bases
where interactions is not null and held > 0
group by platform, base
order by platform, list_position(['reach', 'views', 'impressions', 'followers'], base);
