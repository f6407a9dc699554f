-- The posts published in the month, those that gathered most interactions first, and how old they were when last seen.
select p.platform, p.account, p.post_id, strftime(p.published, '%Y-%m-%d') as published, p.format, p.text, p.permalink,
       p.interactions, p.views, p.reach, p.seen_on - p.published as age
from gathered_post p
where p.platform = coalesce($platform, p.platform) and p.month = $month::date
order by p.interactions desc nulls last, p.views desc nulls last, p.published, p.post_id;
