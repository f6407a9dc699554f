-- The letters sent in the window, oldest first: clicks before opens, each rate the letter's own people over its recipients; eras part where opens no longer compare.
select p.post_id, p.text as subject, strftime(p.published, '%Y-%m-%d') as sent, max(o.value) filter (o.measure = 'recipients') as recipients,
       max(o.value) filter (o.measure = 'unique_clicks') as unique_clicks, max(o.value) filter (o.measure = 'clicks') as clicks,
       max(o.value) filter (o.measure = 'unique_clicks') / nullif(max(o.value) filter (o.measure = 'recipients'), 0) as click_rate,
       max(o.value) filter (o.measure = 'unique_opens') as unique_opens, max(o.value) filter (o.measure = 'opens') as opens,
       max(o.value) filter (o.measure = 'unique_opens') / nullif(max(o.value) filter (o.measure = 'recipients'), 0) as open_rate,
       any_value(p.seen_on) - p.published as age, breaks_until('newsletter', 'open_rate', p.published) as open_era
from current_post p
join current_observation o on o.platform = p.platform and o.post_id = p.post_id
where p.platform = 'newsletter' and p.published between $first::date and last_day($month::date)
group by p.post_id, p.text, p.published
order by p.published, p.post_id;
