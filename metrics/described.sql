-- Hashtags, weekdays and hours of the window's posts: how many, and what the middle one gathered. Described, never judged.
with posts as (
    select p.platform, p.post_id, p.published, p.hour
    from current_post p
    where p.platform = coalesce($platform, p.platform) and date_trunc('month', p.published) between $first::date and $month::date
),
observed as (
    select platform, post_id, max(value) as interactions
    from current_observation
    where measure = 'interactions'
    group by all
),
described as (
    select p.platform, p.post_id, 'weekday' as "by", cast(isodow(p.published) as varchar) as value
    from posts p
    union all
    select p.platform, p.post_id, 'hour', lpad(cast(p.hour as varchar), 2, '0')
    from posts p
    where p.hour is not null
    union all
    select distinct p.platform, p.post_id, 'hashtag', w.word
    from posts p
    join (select platform, post_id, unnest(each) as word from post_word) w on w.platform = p.platform and w.post_id = p.post_id
    where w.word like '#%'
)
select d.platform, d."by", d.value, count(*) as posts, median(o.interactions) as median_interactions
from described d
left join observed o on o.platform = d.platform and o.post_id = d.post_id
group by d.platform, d."by", d.value
order by d.platform, d."by" desc, case when d."by" = 'hashtag' then -count(*) end, d.value;
