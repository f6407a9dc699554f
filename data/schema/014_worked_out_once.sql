-- What several questions need is worked out in one place, and by words before it is by posts.

-- what the posts published in a month have gathered so far, added in one order
create or replace view published_value as
with seen as (
    select p.platform, coalesce(d.account, p.account) as account, date_trunc('month', p.published)::date as month,
           p.post_id, p.seen_on, o.measure, o.value
    from current_post p
    left join default_account d on d.platform = p.platform
    left join current_observation o on o.platform = p.platform and o.post_id = p.post_id
    where p.format is distinct from 'story'
),
counted as (
    select platform, account, 'posts' as measure, 'flow' as kind, month, count(distinct post_id)::double as value,
           count(distinct post_id) as n, null::double as median, max(seen_on) as seen_on
    from seen
    group by all
),
summed as (
    select s.platform, s.account, s.measure, k.kind, s.month, sum(s.value order by s.post_id) as value, count(*) as n, null::double as median,
           max(s.seen_on) as seen_on
    from seen s
    join measure_kind k on k.measure = s.measure and k.kind = 'flow'
    group by all
),
averaged as (
    select platform, account, 'views_per_post' as measure, 'mean' as kind, month, avg(value) as value, count(*) as n,
           median(value) as median, max(seen_on) as seen_on
    from seen
    where measure = 'views'
    group by all
),
vouched as (                                   -- a month is whole once one export of posts speaks of all its days, after its end
    select distinct r.platform, r.period_first, r.period_last, case when is_of_tool(r.export) then r.export else '' end as told_by
    from active_receipt r
    semi join post p on p.receipt_no = r.no
    where r.export not in ('instagram.stories', 'facebook.videos')
)
select v.*, exists (from vouched w join telling_posts t on t.platform = w.platform and t.month = v.month and t.told_by = w.told_by
                    where w.platform = v.platform and w.period_first <= v.month
                      and w.period_last >= last_day(v.month)) as complete
from (from counted union all from summed union all from averaged) v;

-- every month's value of every measure: what happened where an export or the sheet tells it, else what its posts gathered so far;
-- two months compare where no break lies between, `breaks_by_start` of the earlier being `breaks_by_end` of the later
create view told_value as
with facts as (
    select platform, account, measure, kind, 'happened' as grain, month, value, days, complete, export as source, from_days,
           null::bigint as n, null::double as median
    from monthly_value
    union all
    select p.platform, p.account, p.measure, p.kind, 'published', p.month, p.value, day(last_day(p.month)), p.complete, 'posts', false,
           p.n, p.median
    from published_value p
    where not exists (from monthly_value m where m.platform = p.platform and m.measure = p.measure)
)
select *, breaks_until(platform, measure, month) as breaks_by_start, breaks_until(platform, measure, last_day(month)) as breaks_by_end
from facts;

-- each post with what it has gathered so far of the measures that posts are compared by
create view gathered_post as
with gathered as (
    select platform, post_id, max(value) filter (measure = 'interactions') as interactions, max(value) filter (measure = 'views') as views,
           max(value) filter (measure = 'reach') as reach, max(value) filter (measure = 'impressions') as impressions
    from current_observation
    where measure in ('interactions', 'views', 'reach', 'impressions')
    group by all
)
select p.*, date_trunc('month', p.published)::date as month, g.interactions, g.views, g.reach, g.impressions
from current_post p
left join gathered g on g.platform = p.platform and g.post_id = p.post_id;

-- what each post had gathered when last seen in each band of ages, and its age then: posts are compared at the same age only
create view post_at_age as
with ranked as (                               -- a number is compared faster than a day and a file's digest
    select no, exported_on, row_number() over (order by rank, no) as rank
    from active_receipt
),
seen as (
    select o.post_id, o.measure, o.value, r.rank, p.platform, p.account, p.published, coalesce(p.format, 'other') as format,
           r.exported_on - p.published as age
    from post_observation o
    join ranked r on r.no = o.receipt_no
    join current_post p on p.platform = o.platform and p.post_id = o.post_id
    where o.measure in ('interactions', 'views', 'reach')
)
select platform, any_value(account) as account, post_id, any_value(published) as published, any_value(format) as format,
       case when age < 15 then 'days' when age <= 35 then 'weeks' else 'months' end as band, measure,
       arg_max(value, rank) as value, arg_max(age, rank) as age
from seen
group by all;

-- which rules each post meets: what a word means is looked up once, however many posts say it
create or replace view suggested_tag as
with word as (
    select platform, post_id, words, unnest(each) as word
    from post_word
),
spelled as (
    select distinct word from word
),
reading as (                                   -- a hashtag is also the word it is made of
    select word, word as told from spelled
    union all
    select word, ltrim(word, '#') from spelled where word like '#%'
),
meaning as (
    select d.word, r.facet, r.value, r.word as rule
    from reading d
    join tag_rule r on r.word = d.told
    union
    select d.word, r.facet, r.value, r.word
    from reading d
    join tag_rule r on r.word like '%*' and not contains(r.word, ' ') and starts_with(d.told, rtrim(r.word, '*'))
),
alone as (
    select w.platform, w.post_id, m.facet, m.value, m.rule as word
    from word w
    join meaning m on m.word = w.word
),
several as (                                   -- rules of several words, where their first one stands
    select w.platform, w.post_id, r.facet, r.value, r.word
    from word w
    join tag_rule r on contains(r.word, ' ') and split_part(r.word, ' ', 1) = w.word
    where contains(w.words, ' ' || rtrim(r.word, '*') || case when r.word like '%*' then '' else ' ' end)
)
select distinct * from (from alone union all from several);
