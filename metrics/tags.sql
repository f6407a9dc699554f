-- The posts published in a month and what each is, in one facet: the values, the words that suggested them, or that a person said so.
select p.platform, p.post_id, strftime(p.published, '%Y-%m-%d') as published, coalesce(p.format, 'other') as format, p.text, p.permalink,
       coalesce(list(t.value order by t.value) filter (t.value is not null), []) as "values",
       coalesce(list(distinct t.word order by t.word) filter (t.word is not null), []) as words, c.post_id is not null as by_hand
from current_post p
left join post_tag t on t.platform = p.platform and t.post_id = p.post_id and t.facet = $facet
left join correction c on c.platform = p.platform and c.post_id = p.post_id and c.facet = $facet
where date_trunc('month', p.published) = $month::date and p.platform = coalesce($platform, p.platform)
group by all
order by platform, published, post_id;
