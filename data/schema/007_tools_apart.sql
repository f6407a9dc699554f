-- Files of other tools (Later, Buffer, Hootsuite, Metricool…) tell what the platforms' own exports tell too, otherwise counted. Both are
-- kept; a tool speaks for a month of posts only where the platform's own list has none, and for a month's value after the others.

create macro is_of_tool(export) as starts_with(export, 'tool.');

-- the account that facts without one belong to: a tool's name for it only speaks where no other does
create or replace view default_account as
with counted as (
    select platform, account, bool_and(export = 'linkedin.competitors' or is_of_tool(export)) as only_others, count(*) as receipts
    from active_receipt
    where account <> '' and platform <> ''
    group by platform, account
)
select platform, arg_min(account, (only_others, -receipts, account)) as account
from counted
group by platform;

-- which list of posts speaks for each month: '' for the platform's own, else the one tool whose list it is
create view telling_posts as
select p.platform, date_trunc('month', p.published)::date as month,
       case when bool_and(is_of_tool(r.export)) then min(r.export) else '' end as told_by
from post p
join active_receipt r on r.no = p.receipt_no
where r.export not in ('instagram.stories', 'facebook.videos')
group by all;

-- one row per post, as its latest export tells it; the list of videos tells posts that the list of posts already holds
create or replace view current_post as
select p.platform, p.post_id, arg_max(coalesce(nullif(p.account, ''), d.account, ''), r.rank) as account,
       arg_max(p.published, r.rank) as published, arg_max(p.format, r.rank) as format, arg_max(p.text, r.rank) as text,
       arg_max(p.permalink, r.rank) as permalink, arg_max(p.hour, r.rank) as hour, max(r.exported_on) as seen_on
from post p
join active_receipt r on r.no = p.receipt_no
left join default_account d on d.platform = p.platform
left join telling_posts t on t.platform = p.platform and t.month = date_trunc('month', p.published) and is_of_tool(r.export)
where r.export <> 'facebook.videos' and (t.told_by is null or t.told_by = r.export)
group by p.platform, p.post_id;

-- what the posts published in a month have gathered so far, under the platform's own account; stories are left out
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
    select s.platform, s.account, s.measure, k.kind, s.month, sum(s.value) as value, count(*) as n, null::double as median,
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

-- one value a month: of several exports the one that covers the month, a tool's after the platform's, then what was typed for the
-- website (its platform exports nothing) and the platform's own export elsewhere, then days before a period's sum. Of Google
-- Analytics, the snapshot's key figures before a report's sum of rows, and an exploration last: its filters are not written in it.
-- X's overview often writes 0 for videos that its own video file counts: there it speaks last.
create or replace view monthly_value as
select *
from monthly_candidate
qualify row_number() over (
    partition by platform, account, measure, month
    order by export = 'x.overview' and measure = 'video_views', complete desc, is_of_tool(export),
             (export = 'sheet.month') <> (platform = 'website'), export = 'ga4.exploration',
             export <> 'ga4.snapshot' and platform = 'website', from_days desc, export) = 1;

-- the receipts that each value shown is made from
create or replace view shown_receipt as
select distinct s.platform, s.account, s.measure, s.month, c.receipt
from shown_month s
join current_measurement c on c.platform = s.platform and c.account = s.account and c.measure = s.measure and c.export = s.source
 and date_trunc('month', c.last_day) = s.month
union
select distinct s.platform, s.account, s.measure, s.month, r.receipt
from shown_month s
join post p on p.platform = s.platform and date_trunc('month', p.published) = s.month
join active_receipt r on r.no = p.receipt_no
left join telling_posts t on t.platform = p.platform and t.month = s.month and is_of_tool(r.export)
where s.source = 'posts' and (t.told_by is null or t.told_by = r.export);
