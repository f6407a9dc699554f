-- What each post of the month had gathered in each age band when it was last seen in it, and so the last $earlier ones of its account and
-- format that were published before the month, since a day: posts are compared at the same age only.
with seen as (
    select platform, account, format, post_id, published, band, max(age) as age,
           max(value) filter (measure = 'interactions') as interactions, max(value) filter (measure = 'views') as views,
           max(value) filter (measure = 'reach') as reach
    from post_at_age
    where measure in (select unnest($measures)) and platform = coalesce($platform, platform)
      and published <= last_day($month::date) and published > $since::date
    group by platform, account, format, post_id, published, band
)
from seen
qualify published >= $month::date
     or row_number() over (partition by platform, account, format, band, published >= $month::date order by published desc, post_id desc) <= $earlier
order by platform, account, format, band, published, post_id;
