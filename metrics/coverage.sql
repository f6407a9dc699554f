-- What we have, export by export and month by month. An export with several measures has a month once all of them do. A month of which we
-- have nothing is lost where its platform gives no day of it any more.
with wanted as (
    select unnest(generate_series($first::date, $month::date, interval 1 month))::date as month
),
measured as (
    select platform, export, measure as unit, month, complete
    from monthly_candidate
    union all                                  -- daily people have no value for the month, yet their days are there
    select platform, export, measure, date_trunc('month', last_day)::date, count(distinct last_day) >= day(last_day(any_value(last_day)))
    from current_measurement
    where first_day = last_day and measure in (select measure from measure_kind where kind = 'unique')
    group by platform, export, measure, date_trunc('month', last_day)
),
posted as (
    select r.platform, r.export, '' as unit, w.month, bool_or(r.exported_on > last_day(w.month) and r.period_last >= last_day(w.month)) as complete
    from active_receipt r
    join wanted w on r.period_first <= last_day(w.month) and r.period_last >= w.month
    where exists (from post p where p.receipt_no = r.no)
    group by all
),
sliced as (                                    -- breakdowns of an export with days of its own have no say beside these; a snapshot stands for the month it follows by up to two weeks, else for its own
    select platform, export, dimension as unit, date_trunc('month', case when first_day = last_day then last_day - 15 else last_day end)::date as month,
           bool_or(first_day = last_day or day(first_day) = 1 and last_day = last_day(first_day)) as complete
    from current_segment
    anti join measured using (platform, export)
    group by all
),
units as (
    select platform, export, unit, month, bool_or(complete) as complete
    from (from measured union all from posted union all from sliced)
    where platform = coalesce($platform, platform)
    group by all
),
known as (
    select distinct platform, export, unit from units where month between $first::date and $month::date
)
select k.platform, k.export, strftime(w.month, '%Y-%m') as month,
       case when count(u.month) = 0 and last_day(w.month) < any_value(r.since) then 'lost'
            when count(u.month) = 0 then 'missing' when bool_and(coalesce(u.complete, false)) then 'have' else 'partial' end as state
from known k
cross join wanted w
left join units u on u.platform = k.platform and u.export = k.export and u.unit = k.unit and u.month = w.month
left join retention r on r.export = k.export
group by k.platform, k.export, w.month
order by k.platform, k.export, w.month;
