-- Engagement rates of the window's posts, each by its own base and never mixed: interactions summed, then divided by the base summed over
-- the same posts. By followers, each post counts the followers of the end of its month. The sums of people are weights and are not told.
with bases as (
    select p.platform, p.interactions, unnest(['reach', 'views', 'impressions', 'followers']) as base,
           unnest([p.reach, p.views, p.impressions, f.value]) as held
    from gathered_post p
    left join monthly_value f on f.platform = p.platform and f.measure = 'followers' and f.month = p.month
         and (f.account = p.account or f.account = '')
    where p.platform = coalesce($platform, p.platform) and p.month between $first::date and $month::date
)
select platform, base, sum(interactions) / sum(held) as rate, sum(interactions) as interactions, count(*) as posts
from bases
where interactions is not null and held > 0
group by platform, base
order by platform, list_position(['reach', 'views', 'impressions', 'followers'], base);
