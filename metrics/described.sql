-- Hashtags, weekdays and hours of the window's posts: how many, and what the middle one gathered. Described, never judged.
with posts as (
    from gathered_post
    where platform = coalesce($platform, platform) and month between $first::date and $month::date
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
select d.platform, d."by", d.value, count(*) as posts, median(p.interactions) as median_interactions
from described d
join posts p on p.platform = d.platform and p.post_id = d.post_id
group by d.platform, d."by", d.value
order by d.platform, d."by" desc, case when d."by" = 'hashtag' then -count(*) end, d.value;
