-- The goals of the organisation's plan, each with what the whole months between its start and its date (or the month asked for) show.
with aimed as (
    select *, date_trunc('month', start)::date as first,
           date_trunc('month', case when due = last_day(due) then due else due - interval 1 month end)::date as last
    from goal
    where date_trunc('month', start) <= $month::date
),
facts as (                                     -- the month before the start is where the straight line begins
    select a.id, a.first, a.measure, a.platform, m.month, m.value, m.kind, m.source, m.account, m.breaks_by_start, m.breaks_by_end
    from aimed a
    join told_value m on m.platform = a.platform and m.measure = a.measure and (a.account = '' or m.account = a.account)
    where m.grain = 'happened' and m.complete and m.month between a.first - interval 1 month and least(a.last, $month::date)
),
told as (
    select id, any_value(kind) as kind, count(distinct account) as accounts, count(distinct source) as sources,
           max(month) filter (month >= first) as until, count(distinct month) filter (month >= first) as months,
           sum(value order by month, account) filter (month >= first) as summed, arg_max(value, month) filter (month >= first) as latest,
           min(month) as base_month, arg_min(value, month) as base,
           max(breaks_by_end) > min(breaks_by_start) as broken
    from facts
    group by id
)
select a.id, a.fr, a.en, a.platform, a.account, a.measure, a.how, a.target, a.direction, strftime(a.start, '%Y-%m-%d') as start,
       strftime(a.due, '%Y-%m-%d') as due, t.kind, coalesce(t.accounts, 0) as accounts, coalesce(t.sources, 0) as sources, coalesce(t.broken, false) as broken,
       strftime(t.until, '%Y-%m') as until, coalesce(t.months, 0) as months, datediff('month', a.first, t.until) + 1 as elapsed,
       datediff('month', a.first, a.last) + 1 as total, t.summed, t.latest, t.base, strftime(t.base_month, '%Y-%m') as base_month,
       datediff('month', t.base_month, t.until) as from_base, datediff('month', t.base_month, a.last) as base_total,
       last_day($month::date) >= a.due as over, t.until = a.last as at_due
from aimed a
left join told t on t.id = a.id
order by a.due, a.place;
