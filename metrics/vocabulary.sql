-- The values of every facet, in order, with the words that suggest each and how many posts have it.
with words as (
    select facet, value, list(word order by word) as words from tag_rule group by all
),
tagged as (
    select facet, value, count(*) as posts from post_tag group by all
)
select v.facet, v.value, v.fr, v.en, case when v.facet = 'language' then [] else coalesce(w.words, []) end as words,
       coalesce(t.posts, 0) as posts
from vocabulary v
left join words w on w.facet = v.facet and w.value = v.value
left join tagged t on t.facet = v.facet and t.value = v.value
order by v.facet, v.place;
