-- Where a person said what a post is, how often the rules alone say the same.
with ruled as (
    select facet, platform, post_id, list_sort(list(value)) as "values"
    from ruled_tag
    group by facet, platform, post_id
)
select c.facet, count(*) as corrected, count(*) filter (list_sort(c."values") = coalesce(r."values", [])) as agreed
from correction c
semi join current_post p on p.platform = c.platform and p.post_id = c.post_id
left join ruled r on r.facet = c.facet and r.platform = c.platform and r.post_id = c.post_id
group by c.facet
order by c.facet;
