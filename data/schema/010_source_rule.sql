-- Where two sources tell one measure of one account and month, a person may say which speaks: the act `source` about
-- `platform/measure`. Unsaid, the order below chooses.

create view source_rule as
select split_part(subject, '/', 1) as platform, split_part(subject, '/', 2) as measure, json_extract_string(said, '$.export') as export
from standing
where act = 'source';

-- one value a month: of several exports the one that covers the month, then the one a person chose, a tool's last, then what was typed for the
-- website (its platform exports nothing) and the platform's own export elsewhere, then days before a period's sum. Of Google
-- Analytics, the snapshot's key figures before a report's sum of rows, and an exploration last: its filters are not written in it.
-- X's overview often writes 0 for videos that its own video file counts: there it speaks last, unless chosen.
create or replace view monthly_value as
select c.*
from monthly_candidate c
left join source_rule s on s.platform = c.platform and s.measure = c.measure
qualify row_number() over (
    partition by c.platform, c.account, c.measure, c.month
    order by s.export is null and c.export = 'x.overview' and c.measure = 'video_views', c.complete desc,
             c.export is distinct from s.export, is_of_tool(c.export), (c.export = 'sheet.month') <> (c.platform = 'website'), c.export = 'ga4.exploration',
             c.export <> 'ga4.snapshot' and c.platform = 'website', c.from_days desc, c.export) = 1;
