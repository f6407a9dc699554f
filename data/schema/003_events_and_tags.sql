-- What happened and which numbers it broke, as the questions see it: events that ship (copied at every opening) and those people added.

create table shipped_event (
    id        varchar primary key,
    day       date      not null,
    platforms varchar[] not null,              -- none: all
    breaks    varchar[] not null,              -- measures that do not compare across it; '*': all
    fr        varchar   not null,
    en        varchar   not null,
    source    varchar   not null
);

create view event as
select *, true as shipped from shipped_event
union all
select subject as id, cast(said ->> 'day' as date) as day, cast(said -> 'platforms' as varchar[]) as platforms,
       cast(said -> 'breaks' as varchar[]) as breaks, said ->> 'fr' as fr, said ->> 'en' as en, said ->> 'source' as source, false as shipped
from standing
where act = 'event';

-- Two months of a measure compare where no break lies after the first day of the earlier and up to the last of the later:
-- where `breaks_by_end` of the later equals `breaks_by_start` of the earlier.
create macro breaks_until(of_platform, of_measure, until) as (
    select count(*)
    from event e
    where e.day <= until and len(e.breaks) > 0
      and (len(e.platforms) = 0 or list_contains(e.platforms, of_platform))
      and (list_contains(e.breaks, '*') or list_contains(e.breaks, of_measure))
);

-- ── what posts are about ────────────────────────────────────────────────────────────────────────────────────────────

create table shipped_value (
    facet varchar not null,
    value varchar not null,
    place integer not null,
    fr    varchar not null,
    en    varchar not null
);

create table shipped_rule (
    facet varchar not null,
    value varchar not null,
    word  varchar not null                     -- small letters, no accents; '#' in front: a hashtag, '*' behind: any ending
);

create view vocabulary as
select facet, value, place, fr, en from shipped_value
union all
select split_part(subject, '/', 1), split_part(subject, '/', 2), 1000 + no, said ->> 'fr', said ->> 'en'
from standing
where act = 'vocabulary';

-- the words that suggest a value: those that ship, unless switched off, and those that people added
create view tag_rule as
with said as (
    select split_part(subject, '/', 1) as facet, split_part(subject, '/', 2) as value, split_part(subject, '/', 3) as word,
           cast(said ->> 'on' as boolean) as is_on
    from standing
    where act = 'rule'
)
select s.facet, s.value, s.word
from shipped_rule s
anti join said on said.facet = s.facet and said.value = s.value and said.word = s.word
union all
select facet, value, word from said where is_on;

-- each post's words, as compared, and all of them in a row between spaces for rules of several words
create view post_word as
select platform, post_id, ' ' || array_to_string(words, ' ') || ' ' as words, words as each
from (
    select platform, post_id,
           regexp_extract_all(replace(strip_accents(lower(coalesce(text, ''))), 'œ', 'oe'), '#?[\p{L}\p{N}_]+') as words
    from current_post
);

-- which rules each post meets
create view suggested_tag as
with words as (
    select distinct platform, post_id, unnest(each) as word
    from post_word
),
read_both_ways as (                            -- a hashtag is also the word it is made of
    select platform, post_id, word from words
    union
    select platform, post_id, ltrim(word, '#') from words
),
single as (
    select w.platform, w.post_id, r.facet, r.value, r.word
    from read_both_ways w
    join tag_rule r on r.word = w.word
),
endings as (
    select d.word, r.facet, r.value, r.word as rule
    from (select distinct word from read_both_ways) d
    join tag_rule r on r.word like '%*' and not contains(r.word, ' ') and starts_with(d.word, rtrim(r.word, '*'))
),
ending as (
    select w.platform, w.post_id, e.facet, e.value, e.rule as word
    from read_both_ways w
    join endings e on e.word = w.word
),
several as (
    select p.platform, p.post_id, r.facet, r.value, r.word
    from post_word p
    join tag_rule r on contains(r.word, ' ')
         and contains(p.words, ' ' || rtrim(r.word, '*') || case when r.word like '%*' then '' else ' ' end)
)
select distinct * from (from single union all from ending union all from several);

-- the language of a post's small words: one of them, or both where each has three or more; fewer than two say nothing
create view post_language as
select platform, post_id,
       case when least(fr, en) >= 3 then 'both' when fr >= 2 and fr > en then 'fr' when en >= 2 and en > fr then 'en' end as value
from (
    select platform, post_id, count(*) filter (value = 'fr') as fr, count(*) filter (value = 'en') as en
    from suggested_tag
    where facet = 'language'
    group by all
);

create view correction as
select split_part(subject, '/', 1) as facet, split_part(subject, '/', 2) as platform,
       array_to_string(string_split(subject, '/')[3:], '/') as post_id, cast(said -> 'values' as varchar[]) as "values"
from standing
where act = 'tag';

-- what the rules say alone
create view ruled_tag as
select platform, post_id, facet, value, min(word) as word from suggested_tag where facet <> 'language' group by all
union all
select platform, post_id, 'language', value, null from post_language where value is not null;

-- what each post is: corrections win, for ever
create view post_tag as
select r.platform, r.post_id, r.facet, r.value, r.word, false as by_hand
from ruled_tag r
anti join correction c on c.facet = r.facet and c.platform = r.platform and c.post_id = r.post_id
union all
select platform, post_id, facet, unnest("values"), null, true
from correction;
