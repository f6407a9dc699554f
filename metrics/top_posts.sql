-- The posts published in the month, those that gathered most interactions first, and how old they were when last seen.
with gathered as (
    select platform, post_id, max(value) filter (measure = 'interactions') as interactions,
           max(value) filter (measure = 'views') as views, max(value) filter (measure = 'reach') as reach
    from current_observation
    where measure in ('interactions', 'views', 'reach')
    group by all
)
select p.platform, p.account, p.post_id, strftime(p.published, '%Y-%m-%d') as published, p.format, p.text, p.permalink,
       g.interactions, g.views, g.reach, p.seen_on - p.published as age
from current_post p
left join gathered g on g.platform = p.platform and g.post_id = p.post_id
where p.platform = coalesce($platform, p.platform) and date_trunc('month', p.published) = $month::date
order by g.interactions desc nulls last, g.views desc nulls last, p.published, p.post_id;
