-- What each episode had gathered at each age it was seen at, in each app's own unit: apps are never added. Ages go by downloads a month apart.
with seen as (
    select split_part(r.export, '_', 1) as app, o.measure, o.post_id, o.value, r.rank, r.exported_on, r.exported_on - p.published as age
    from post_observation o
    join active_receipt r on r.no = o.receipt_no and r.platform = 'podcast'
    join current_post p on p.platform = 'podcast' and p.post_id = o.post_id
    where r.exported_on <= last_day($month::date) + 15 and p.published <= last_day($month::date)
),
banded as (                                    -- 0: under 15 days, too young to compare; 1: 15 to 35; 2: 36 to 66; 3: 67 to 97…
    select *, case when age < 15 then 0 else (age + 26) // 31 end as band from seen
),
told as (
    select app, measure, post_id, band, arg_max(value, rank) as value, arg_max(age, rank) as age, max(exported_on) as seen_on
    from banded
    group by all
)
select replace(t.app, 'podcast.', '') as app, t.measure, k.kind, t.post_id, p.text as episode, strftime(p.published, '%Y-%m-%d') as published, t.band, t.age, t.value,
       t.seen_on = max(t.seen_on) over (partition by t.app, t.measure, t.post_id) as latest
from told t
join current_post p on p.platform = 'podcast' and p.post_id = t.post_id
left join measure_kind k on k.measure = t.measure
order by app, t.measure, p.published, t.post_id, t.band;
