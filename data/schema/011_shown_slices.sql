-- What a page shows of a month holds where the website's visits came from as well: a source that would become another number is a
-- change like any other. A slice is called `visits/direct`; it is told by the export that tells its total.
create or replace view shown_month as
select platform, account, measure, month, value, complete, export as source
from monthly_value
union all
select p.platform, p.account, p.measure, p.month, p.value, p.complete, 'posts'
from published_value p
where p.measure = 'posts'
  and not exists (from monthly_value m where m.platform = p.platform and m.measure = p.measure)
union all
select v.platform, v.account, v.measure || '/' || s.segment, v.month, s.value, v.complete, v.export
from monthly_value v
join current_segment s on s.platform = v.platform and s.account = v.account and s.export = v.export and s.measure = v.measure
where v.platform = 'website' and v.measure = 'visits' and s.dimension in ('source', 'channel') and s.value is not null
  and s.first_day = v.month and s.last_day = last_day(v.month);
