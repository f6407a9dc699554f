-- The letters sent in the window, oldest first: clicks before opens, each rate the letter's own people over those it reached (absent where
-- no export says how many); eras part where opens no longer compare.
with letters as (
    select p.post_id, p.text as subject, p.published, max(o.value) filter (o.measure = 'recipients') as recipients,
           max(o.value) filter (o.measure = 'deliveries') as deliveries,
           max(o.value) filter (o.measure = 'unique_clicks') as unique_clicks, max(o.value) filter (o.measure = 'clicks') as clicks,
           max(o.value) filter (o.measure = 'unique_opens') as unique_opens, max(o.value) filter (o.measure = 'opens') as opens,
           any_value(p.seen_on) - p.published as age
    from current_post p
    join current_observation o on o.platform = p.platform and o.post_id = p.post_id
    where p.platform = 'newsletter' and p.published between $first::date and last_day($month::date)
    group by p.post_id, p.text, p.published
)
select post_id, subject, strftime(published, '%Y-%m-%d') as sent, recipients, deliveries, unique_clicks, clicks,
       unique_clicks / nullif(deliveries, 0) as click_rate, unique_opens, opens, unique_opens / nullif(deliveries, 0) as open_rate, age,
       breaks_until('newsletter', 'open_rate', published) as open_era
from letters
order by published, post_id;
