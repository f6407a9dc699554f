-- What a number was made of: the receipts whose facts it holds, those a newer export replaced, and those of another export that tells the same.
-- A month's own value comes from one export; what posts gathered comes from every export that saw them; a breakdown from its latest snapshot.
with asked as (
    select $platform as platform, $measure as measure, $first::date as first, $month::date as month, last_day($month::date) as last
),
grain as (                                     -- as the headline prefers: what happened, where any export tells it
    select coalesce($grain, case when exists (from monthly_value m, asked a where m.platform = a.platform and m.measure = a.measure)
                                 then 'happened' else 'published' end) as grain
),
-- ── facts of a day or a period ──
spoken as (                                    -- which export each month's value comes from
    select m.account, m.month, m.export
    from monthly_value m, asked a
    where m.platform = a.platform and m.measure = a.measure and m.month between a.first and a.month
),
happened as (
    select r.no, coalesce(nullif(f.account, ''), d.account, '') as account, date_trunc('month', f.last_day)::date as month, r.export,
           concat_ws(' ', f.first_day, f.last_day) as fact, f.last_day as day, f.value, r.rank, r.undone_at is null as stands,
           case when f.first_day = f.last_day then 'day'
                when day(f.first_day) = 1 and f.last_day = last_day(f.first_day) then 'month' else 'period' end as span
    from asked a
    join measurement f on f.platform = a.platform and f.measure = a.measure and f.ours
    join receipt r on r.no = f.receipt_no
    left join default_account d on d.platform = f.platform
    where (select grain from grain) = 'happened' and $dimension is null
      and f.last_day between a.first and a.last
),
of_the_month as (                              -- a flow is its month's own figure where there is one, else its days; a level its last; people the month's
    select h.* exclude (span)
    from happened h, (select coalesce(any_value(kind), 'flow') as kind from measure_kind k, asked a where k.measure = a.measure)
    window of_one as (partition by account, export, month)
    qualify case when kind = 'flow' then span = if(bool_or(stands and span = 'month') over of_one, 'month', 'day')
                 when kind = 'stock' then day = coalesce(max(day) filter (stands) over of_one, day)
                 else span = 'month' end
),
-- ── what posts gathered ──
published as (
    select r.no, coalesce(d.account, c.account, p.account) as account, date_trunc('month', p.published)::date as month, 'posts' as export,
           p.post_id as fact, coalesce(c.published, p.published) as day, case when a.measure = 'posts' then 1 else o.value end as value,
           r.rank, r.undone_at is null as stands
    from asked a
    join post p on p.platform = a.platform and p.post_id = coalesce($post, p.post_id)
    join receipt r on r.no = p.receipt_no and r.export <> 'facebook.videos'
    left join current_post c on c.platform = p.platform and c.post_id = p.post_id
    left join post_observation o on o.receipt_no = p.receipt_no and o.platform = p.platform and o.post_id = p.post_id
         and o.measure = if(a.measure = 'views_per_post', 'views', a.measure)
    left join default_account d on d.platform = p.platform
    where (select grain from grain) = 'published' and $dimension is null
      and coalesce(c.published, p.published) between a.first and a.last
      and (o.value is not null or a.measure = 'posts')
      and (coalesce(c.format, p.format) is distinct from 'story' or $post is not null)
      and not (r.export = 'podcast.spotify_episodes' and a.measure = 'plays'
               and exists (from active_receipt e where e.export = 'podcast.apple_episodes'))
),
-- ── slices of a breakdown ──
snapshot as (                                  -- of followers the latest up to two weeks after the month, else the month itself
    select max(c.last_day) as day
    from current_segment c, asked a
    where c.platform = a.platform and c.measure = a.measure and c.dimension = $dimension
      and case when a.measure = 'followers' then c.last_day <= a.last + 15 else c.first_day >= a.first and c.last_day <= a.last end
),
sliced as (
    select r.no, coalesce(nullif(s.account, ''), d.account, '') as account, date_trunc('month', s.last_day)::date as month, r.export,
           concat_ws(' ', s.segment, s.first_day, s.last_day) as fact, s.last_day as day, coalesce(s.value, s.share) as value, r.rank,
           r.undone_at is null as stands
    from asked a
    join segment s on s.platform = a.platform and s.measure = a.measure and s.dimension = $dimension
    join receipt r on r.no = s.receipt_no
    left join default_account d on d.platform = s.platform
    where case when a.measure = 'followers' then s.last_day = (select day from snapshot) else s.first_day >= a.first and s.last_day <= a.last end
),
facts as (
    from of_the_month where account = coalesce($account, account)
    union all from published where account = coalesce($account, account)
    union all from sliced where account = coalesce($account, account)
),
judged as (                                    -- of several exports of one fact the newest that stands is the one that counts
    select f.*, stands and rank = max(rank) filter (stands) over (partition by f.account, f.export, f.fact) as newest,
           s.export is not null as is_spoken, exists (from spoken) as is_monthly
    from facts f
    left join spoken s on s.account = f.account and s.month = f.month and s.export = f.export
),
counted as (
    select no, account,
           case when not stands then 'undone'
                when is_monthly and $dimension is null and export <> 'posts' and not is_spoken then 'other'
                when newest then 'used' else 'replaced' end as state,
           count(*) as facts, sum(value) as total, arg_max(value, day) as last, min(day) as first_fact, max(day) as last_fact
    from judged
    group by all
)
select $platform as platform, c.account, $measure as measure, (select grain from grain) as grain, c.state, r.receipt, r.file, r.export,
       strftime(r.exported_on, '%Y-%m-%d') as exported_on, strftime(coalesce(r.period_first, r.first_day), '%Y-%m-%d') as "from",
       strftime(coalesce(r.last_day, r.period_last), '%Y-%m-%d') as "to", c.facts, c.total, c.last, k.kind,
       strftime(c.first_fact, '%Y-%m-%d') as first_fact, strftime(c.last_fact, '%Y-%m-%d') as last_fact
from counted c
join receipt r on r.no = c.no
left join measure_kind k on k.measure = $measure
order by case c.state when 'used' then 0 when 'other' then 1 when 'replaced' then 2 else 3 end, r.rank desc, r.receipt, c.account;
