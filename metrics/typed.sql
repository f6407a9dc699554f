-- What was typed for the month, totals and slices, as it now stands.
select platform, measure, '' as dimension, '' as segment, value, coalesce(origin, '') as origin
from current_measurement
where export = 'sheet.month' and first_day = $month::date
union all
select platform, measure, dimension, segment, value, ''
from current_segment
where export = 'sheet.month' and first_day = $month::date
order by all;
