-- Measures that two sources tell differently for one account and month: what each says, the one that speaks, and why it does.
with told as (
    select c.platform, c.account, c.measure, c.export, c.value, c.complete, c.export = v.export as speaks, s.export is not null as said
    from monthly_candidate c
    join monthly_value v using (platform, account, measure, month)
    left join source_rule s on s.platform = c.platform and s.measure = c.measure and s.export = v.export
    where c.month = $month::date and c.platform = coalesce($platform, c.platform)
)
select platform, account, measure, export, value, complete, speaks,
       case when bool_or(said) over told_of then 'said'
            when not bool_and(complete) over told_of then 'whole'
            when platform = 'website' and bool_or(speaks and export = 'sheet.month') over told_of then 'typed'
            when bool_or(export = 'sheet.month') over told_of then 'platform'
            else 'order' end as because
from told
window told_of as (partition by platform, account, measure)
qualify count(*) over told_of > 1 and min(value) over told_of <> max(value) over told_of
order by platform, account, measure, speaks desc, export;
