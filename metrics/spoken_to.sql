-- To whom the posts of a window spoke, on which platform, and what the middle one gathered; since when an audience has gone unspoken to.
-- Weeks count up to the day to which every platform's posts are known: a platform that was not exported is no silence.
with spoken as (
    select t.value as audience, p.platform, p.published, p.published >= $first::date as within, p.interactions
    from gathered_post p
    join post_tag t on t.platform = p.platform and t.post_id = p.post_id and t.facet = 'audience'
    where p.published <= last_day($month::date)
),
known as (                                     -- a list of everything so far vouches up to the eve of its download
    select r.platform, max(greatest(coalesce(r.period_last, r.last_day), case when r.platform in ('newsletter', 'podcast') then r.exported_on - 1 end)) as until
    from active_receipt r
    semi join post p on p.receipt_no = r.no
    group by r.platform
),
reached as (                                   -- platforms no longer exported have no say
    select least(min(until), last_day($month::date)) as until from known where until >= $month::date
),
last_said as (
    select s.audience, max(s.published) as spoken_on, any_value(r.until) as until from spoken s cross join reached r group by s.audience
)
select s.platform, s.audience, count(*) filter (s.within) as posts, median(s.interactions) filter (s.within) as median_interactions,
       strftime(max(s.published), '%Y-%m-%d') as last_post, strftime(any_value(l.spoken_on), '%Y-%m-%d') as spoken_on,
       strftime(any_value(l.until), '%Y-%m-%d') as known_until,
       greatest(any_value(l.until) - any_value(l.spoken_on), 0) // 7 as weeks, threshold_on('weeks_unspoken', last_day($month::date)) as weeks_allowed,
       greatest(any_value(l.until) - any_value(l.spoken_on), 0) // 7 >= threshold_on('weeks_unspoken', last_day($month::date)) as silent
from spoken s
join last_said l on l.audience = s.audience
where s.platform = coalesce($platform, s.platform)
group by s.platform, s.audience
order by s.audience, s.platform;
