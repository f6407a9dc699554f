-- What a number was made of: the receipts whose facts it holds, those a newer export replaced, those of another export that tells the same.
-- A month's own value comes from one export; what posts gathered, from every export that saw them; a breakdown, from its latest snapshot.
with asked as (
    select $platform as platform, $measure as measure, $first::date as first, $month::date as month, last_day($month::date) as last,
           coalesce((from measure_kind k select kind where k.measure = $measure), 'flow') as kind
),
grain as (                                     -- as the headline prefers: what happened, where any export tells it
    select coalesce($grain, case when exists (from monthly_value m, asked a where m.platform = a.platform and m.measure = a.measure)
                                 then 'happened' else 'published' end) as grain
),
spoken as (                                    -- which export each month's value comes from
    select m.account, m.month, m.export
    from monthly_value m, asked a
    where m.platform = a.platform and m.measure = a.measure and m.month between a.first and a.month
),
-- ── facts of a day or a period ──
measured as (
    select r.no, coalesce(nullif(f.account, ''), d.account, '') as account, date_trunc('month', f.last_day)::date as month, r.export,
           concat_ws(' ', f.first_day, f.last_day) as fact, f.last_day as day, f.value, r.rank, r.undone_at is null as stands, a.kind,
           case when f.first_day = f.last_day then 'day'
                when day(f.first_day) = 1 and f.last_day = last_day(f.first_day) then 'month' else 'period' end as span
    from asked a
    join measurement f on f.platform = a.platform and f.ours and f.last_day between a.first and a.last
    join receipt r on r.no = f.receipt_no
    left join counter_name n on f.platform = 'organisation' and n.name = bare_name(f.measure)
    left join default_account d on d.platform = f.platform
    where (select grain from grain) = 'happened' and $dimension is null
      and coalesce(n.counter, f.measure) = a.measure             -- what the organisation counts is typed under any of its names
),
happened as (                                  -- a flow is its month's own figure where there is one, else its days; a level its last; people the month's
    select m.no, m.account, m.month, m.export, m.fact, m.day, m.value, m.rank, m.stands, s.export is not null as speaks
    from measured m
    left join spoken s on s.account = m.account and s.month = m.month and s.export = m.export
    window of_one as (partition by m.account, m.export, m.month)
    qualify case when m.kind = 'flow' then m.span = if(bool_or(m.stands and m.span = 'month') over of_one, 'month', 'day')
                 when m.kind = 'stock' then m.day = coalesce(max(m.day) filter (m.stands) over of_one, m.day)
                 else m.span = 'month' end
),
-- ── what posts gathered ──
published as (
    select r.no, coalesce(d.account, c.account, p.account) as account, date_trunc('month', p.published)::date as month, 'posts' as export,
           p.post_id as fact, coalesce(c.published, p.published) as day, if(a.measure = 'posts', 1, o.value) as value, r.rank,
           r.undone_at is null as stands,
           not (r.export = 'podcast.spotify_episodes' and a.measure = 'plays'
                and exists (from active_receipt e where e.export = 'podcast.apple_episodes')) as speaks
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
),
-- ── slices of a breakdown ──
slices as (
    select r.no, coalesce(nullif(s.account, ''), d.account, '') as account, date_trunc('month', s.last_day)::date as month, r.export,
           s.dimension, s.segment, concat_ws(' ', s.dimension, s.segment, s.first_day, s.last_day) as fact, s.last_day as day,
           coalesce(s.value, s.share) as value, r.rank, r.undone_at is null as stands
    from asked a
    join segment s on s.platform = a.platform and s.measure = a.measure and s.dimension in (select unnest(string_split($dimension, ',')))
    join receipt r on r.no = s.receipt_no
    left join default_account d on d.platform = s.platform
    where s.last_day <= if(a.measure = 'followers', a.last + 15, a.last) and (a.measure = 'followers' or s.first_day >= a.first)
),
sliced as (                                    -- of followers the latest snapshot; of visits what their total's export tells, channels before
    select no, account, s.month, export, fact, day, value, rank, stands,      -- sources; of pages one list of one report, by path
           case when a.measure = 'visits' then is_spoken and dimension = min(s.dimension) filter (stands and is_spoken) over ()
                when dimension = 'page'
                then export = first_value(export) over (order by not stands, export <> 'ga4.report', export <> 'ga4.snapshot', export)
                     and (starts_with(segment, '/') = bool_or(stands and starts_with(segment, '/')) over (partition by export)
                          or starts_with(segment, '('))
                else true end as speaks
    from (select s.*, exists (from spoken o where o.account = s.account and o.month = s.month and o.export = s.export) as is_spoken
          from slices s) s, asked a
    qualify a.measure <> 'followers' or day = coalesce(max(day) filter (stands) over (partition by dimension), day)
),
judged as (                                    -- of several exports of one fact the newest that stands is the one that counts
    select f.*, rank = max(rank) filter (stands) over (partition by account, export, fact) as newest
    from (from happened union all by name from published union all by name from sliced) f
    where account = coalesce($account, account)
),
counted as (
    select no, account,
           case when not stands then 'undone' when not speaks then 'other' when newest then 'used' else 'replaced' end as state,
           count(*) as facts, sum(value order by day) as total, arg_max(value, day) as last, min(day) as first_fact, max(day) as last_fact
    from judged
    group by all
)
select $platform as platform, c.account, $measure as measure, (select grain from grain) as grain, c.state, r.receipt, r.file, r.export,
       strftime(r.exported_on, '%Y-%m-%d') as exported_on, strftime(coalesce(r.period_first, r.first_day), '%Y-%m-%d') as "from",
       strftime(coalesce(r.last_day, r.period_last), '%Y-%m-%d') as "to", c.facts, c.total, c.last, a.kind,
       strftime(c.first_fact, '%Y-%m-%d') as first_fact, strftime(c.last_fact, '%Y-%m-%d') as last_fact
from counted c
join receipt r on r.no = c.no, asked a
order by case c.state when 'used' then 0 when 'other' then 1 when 'replaced' then 2 else 3 end, r.rank desc, r.receipt, c.account;
