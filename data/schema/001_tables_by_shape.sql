-- Facts are kept with the receipt that brought them and are never overwritten; the views say what is current.

create sequence receipt_no;

create table receipt (
    no           integer primary key default nextval('receipt_no'),
    receipt      varchar not null unique,      -- the name people see
    file         varchar not null,
    sha256       varchar not null,
    size         bigint  not null,
    export       varchar not null,
    platform     varchar not null,             -- '' where the file holds several
    account      varchar not null,             -- '' where nobody named one
    language     varchar not null,
    exported_on  date    not null,             -- answered, else the file's name, else the last day it covers
    first_day    date,
    last_day     date,
    period_first date,                         -- the range the file vouches for, where it is wider than its days
    period_last  date,
    rows         integer not null,
    set_aside    integer not null,
    answers      json    not null,             -- what a person said of it
    rank         varchar not null,             -- which of two observations is current: day of export, standing of the report, sha256
    kept_by      varchar not null,
    kept_at      timestamp not null,
    undone_by    varchar,
    undone_at    timestamp
);

create table set_aside (
    receipt_no integer not null,
    line       integer not null,
    "column"   varchar not null,
    text       varchar not null,
    reason     varchar not null
);

create table post (
    receipt_no integer not null,
    platform   varchar not null,
    account    varchar not null,
    post_id    varchar not null,
    published  date    not null,
    format     varchar,
    text       varchar,
    permalink  varchar
);

create table post_observation (
    receipt_no integer not null,
    platform   varchar not null,
    post_id    varchar not null,
    measure    varchar not null,
    value      double  not null
);

create table measurement (
    receipt_no integer not null,
    platform   varchar not null,
    account    varchar not null,
    ours       boolean not null,               -- false for the other Pages of a competitors report
    measure    varchar not null,
    first_day  date    not null,
    last_day   date    not null,
    value      double  not null,
    origin     varchar                         -- where a typed number was read
);

create table segment (
    receipt_no integer not null,
    platform   varchar not null,
    account    varchar not null,
    measure    varchar not null,
    dimension  varchar not null,
    segment    varchar not null,
    first_day  date    not null,
    last_day   date    not null,
    value      double,
    share      double
);

-- receipts that were not taken back
create view active_receipt as
select * from receipt where undone_at is null;

-- the account that facts without one belong to: the one most receipts of the platform name. A competitors report calls the
-- Page by its display name, where every other export uses its address: it only speaks where no other does.
create view default_account as
with counted as (
    select platform, account, bool_and(export = 'linkedin.competitors') as only_competitors, count(*) as receipts
    from active_receipt
    where account <> '' and platform <> ''
    group by platform, account
)
select platform, arg_min(account, (only_competitors, -receipts, account)) as account
from counted
group by platform;

-- one value per account, measure, day or period and export: that of the latest export
create view current_measurement as
select m.platform, coalesce(nullif(m.account, ''), d.account, '') as account, r.export, m.measure,
       m.first_day, m.last_day, arg_max(m.value, r.rank) as value, arg_max(m.origin, r.rank) as origin,
       arg_max(r.receipt, r.rank) as receipt
from measurement m
join active_receipt r on r.no = m.receipt_no
left join default_account d on d.platform = m.platform
where m.ours
group by m.platform, coalesce(nullif(m.account, ''), d.account, ''), r.export, m.measure, m.first_day, m.last_day;

-- one row per post, as its latest export tells it
create view current_post as
select p.platform, p.post_id, arg_max(coalesce(nullif(p.account, ''), d.account, ''), r.rank) as account,
       arg_max(p.published, r.rank) as published, arg_max(p.format, r.rank) as format, arg_max(p.text, r.rank) as text,
       arg_max(p.permalink, r.rank) as permalink, max(r.exported_on) as seen_on
from post p
join active_receipt r on r.no = p.receipt_no
left join default_account d on d.platform = p.platform
group by p.platform, p.post_id;

-- what each post had gathered when last seen
create view current_observation as
select o.platform, o.post_id, o.measure, arg_max(o.value, r.rank) as value
from post_observation o
join active_receipt r on r.no = o.receipt_no
group by o.platform, o.post_id, o.measure;

-- one slice of a breakdown over one day or period: that of the latest export
create view current_segment as
select s.platform, coalesce(nullif(s.account, ''), d.account, '') as account, r.export, s.measure,
       s.dimension, s.segment, s.first_day, s.last_day, arg_max(s.value, r.rank) as value,
       arg_max(s.share, r.rank) as share
from segment s
join active_receipt r on r.no = s.receipt_no
left join default_account d on d.platform = s.platform
group by s.platform, coalesce(nullif(s.account, ''), d.account, ''), r.export, s.measure, s.dimension, s.segment, s.first_day, s.last_day;

-- the kind of each measure, copied from the catalogue at every opening
create table measure_kind (
    measure varchar primary key,
    kind    varchar not null
);

-- every month's value of every measure, by export. Flows add up days or stand for the whole month; a stock takes its last
-- day; people and rates count only where the export speaks of the month itself.
create view monthly_candidate as
with facts as (
    select c.*, coalesce(k.kind, 'flow') as kind, date_trunc('month', c.last_day)::date as month,
           last_day(c.last_day) as month_end, c.first_day = c.last_day as is_day,
           day(c.first_day) = 1 and c.last_day = last_day(c.first_day) as is_month
    from current_measurement c
    left join measure_kind k on k.measure = c.measure
),
covered as (                                   -- a Follows card skips the days with none: the other cards say they were counted
    select platform, account, export, month, count(distinct last_day) as days
    from facts
    where is_day
    group by all
),
flows as (
    select f.platform, f.account, f.export, f.measure, f.kind, f.month, f.month_end,
           case when bool_or(f.is_month) then any_value(f.value) filter (f.is_month) else sum(f.value) end as value,
           case when bool_or(f.is_month) then day(f.month_end)
                when f.export = 'meta.card' and f.measure = 'new_followers' then any_value(c.days)
                else count(distinct f.last_day) end as days,
           not bool_or(f.is_month) as from_days
    from facts f
    left join covered c on c.platform = f.platform and c.account = f.account and c.export = f.export and c.month = f.month
    where f.kind = 'flow' and (f.is_day or f.is_month)
    group by f.platform, f.account, f.export, f.measure, f.kind, f.month, f.month_end
),
stocks as (
    select platform, account, export, measure, kind, month, month_end, arg_max(value, last_day) as value,
           day(max(last_day)) as days, bool_or(is_day) as from_days
    from facts
    where kind = 'stock'
    group by all
),
people as (
    select platform, account, export, measure, kind, month, month_end, value, day(month_end) as days, false as from_days
    from facts
    where kind not in ('flow', 'stock') and is_month
)
select *, days = day(month_end) as complete
from (from flows union all from stocks union all from people);

-- one value a month: of several exports the one that covers the month, then what was typed for the website (its platform
-- exports nothing) and the platform's own export elsewhere, then days before a period's sum. Of Google Analytics, the
-- snapshot's key figures before a report's sum of rows, and an exploration last: its filters are not written in it.
create view monthly_value as
select *
from monthly_candidate
qualify row_number() over (
    partition by platform, account, measure, month
    order by complete desc, (export = 'sheet.month') <> (platform = 'website'), export = 'ga4.exploration',
             export <> 'ga4.snapshot' and platform = 'website', from_days desc, export) = 1;

-- what the posts published in a month have gathered so far, under the platform's own account
create view published_value as
with seen as (
    select p.platform, coalesce(d.account, p.account) as account, date_trunc('month', p.published)::date as month,
           p.post_id, p.seen_on, o.measure, o.value
    from current_post p
    left join default_account d on d.platform = p.platform
    left join current_observation o on o.platform = p.platform and o.post_id = p.post_id
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
vouched as (                                   -- a month is whole once one export speaks of all its days, after its end
    select distinct r.platform, r.period_first, r.period_last
    from active_receipt r
    semi join post p on p.receipt_no = r.no
)
select v.*, exists (from vouched w where w.platform = v.platform and w.period_first <= v.month
                    and w.period_last >= last_day(v.month)) as complete
from (from counted union all from summed union all from averaged) v;
