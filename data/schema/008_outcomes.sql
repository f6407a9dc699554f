-- What the organisation counts itself: counters that people define, known by any of their names, goals, and benchmarks from elsewhere.

-- a name as compared: small letters, no accents, straight apostrophes, single spaces
create macro bare_name(name) as
    trim(regexp_replace(replace(strip_accents(lower(name)), '’', ''''), '[\s\x{00a0}\x{202f}]+', ' ', 'g'));

create view counter as
select subject as counter, said ->> 'fr' as fr, said ->> 'en' as en, said ->> 'unit' as unit,
       cast(said ->> 'better' as integer) as better, said ->> 'source' as source,
       coalesce(cast(said ->> 'slide' as boolean), false) as slide, no as place
from standing
where act = 'counter';

-- every name a counter that stands ever had: what was typed under an earlier one stays its own
create view counter_name as
with told as (
    select subject, no, unnest([subject, said ->> 'fr', said ->> 'en']) as name
    from journal
    where act = 'counter' and said is not null and subject in (select counter from counter)
)
select bare_name(name) as name, arg_max(subject, no) as counter
from told
where name <> ''
group by bare_name(name);

create view goal as
select subject as id, no as place, said ->> 'fr' as fr, said ->> 'en' as en, said ->> 'platform' as platform, said ->> 'account' as account,
       said ->> 'measure' as measure, said ->> 'how' as how, cast(said ->> 'target' as double) as target, said ->> 'direction' as direction,
       cast(said ->> 'start' as date) as start, cast(said ->> 'due' as date) as due
from standing
where act = 'goal';

create view benchmark as
select subject as id, no as place, said ->> 'platform' as platform, said ->> 'measure' as measure, said ->> 'base' as base,
       said ->> 'period' as period, cast(said ->> 'low' as double) as low, cast(said ->> 'high' as double) as high, said ->> 'fr' as fr,
       said ->> 'en' as en, cast(said ->> 'ours' as boolean) as ours, said ->> 'source' as source, cast(said ->> 'published' as date) as published
from standing
where act = 'benchmark';

-- one value per account, measure, day or period and export: that of the latest export; a counter under its one name
create or replace view current_measurement as
select m.platform, coalesce(nullif(m.account, ''), d.account, '') as account, r.export, coalesce(n.counter, m.measure) as measure,
       m.first_day, m.last_day, arg_max(m.value, r.rank) as value, arg_max(m.origin, r.rank) as origin,
       arg_max(r.receipt, r.rank) as receipt
from measurement m
join active_receipt r on r.no = m.receipt_no
left join default_account d on d.platform = m.platform
left join counter_name n on n.name = case when m.platform = 'organisation' then bare_name(m.measure) end
where m.ours
group by m.platform, coalesce(nullif(m.account, ''), d.account, ''), r.export, coalesce(n.counter, m.measure), m.first_day, m.last_day;
