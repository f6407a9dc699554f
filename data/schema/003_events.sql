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
