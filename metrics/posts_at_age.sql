-- What each post had gathered in each age band when it was last seen in it: posts are compared at the same age only.
with seen as (
    select p.platform, p.account, coalesce(p.format, 'other') as format, o.post_id, p.published, o.measure, o.value, r.rank,
           r.exported_on - p.published as age
    from post_observation o
    join active_receipt r on r.no = o.receipt_no
    join current_post p on p.platform = o.platform and p.post_id = o.post_id
    where o.measure in (select unnest($measures)) and p.platform = coalesce($platform, p.platform)
      and p.published <= last_day($month::date) and p.published > $since::date
),
banded as (
    select *, case when age < 15 then 'days' when age <= 35 then 'weeks' else 'months' end as band
    from seen
),
last_seen as (
    select platform, account, format, post_id, published, band, measure, arg_max(value, rank) as value, arg_max(age, rank) as age
    from banded
    group by all
)
select platform, account, format, post_id, published, band, max(age) as age,
       max(value) filter (measure = 'interactions') as interactions, max(value) filter (measure = 'views') as views,
       max(value) filter (measure = 'reach') as reach
from last_seen
group by platform, account, format, post_id, published, band
order by platform, account, format, band, published, post_id;
