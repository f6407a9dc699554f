-- Lines that are held against a number, each from a day on: those that ship with Portée and those that people set since.

create view threshold as
with shipped(name, since, value, source) as (
    values ('ads_click_through', date '2018-01-01', 0.05::double, 'support.google.com/nonprofits: Ad Grants, account management policy'),
           ('weeks_unspoken', date '2004-01-01', 6::double, '')
),
said as (
    select split_part(subject, '/', 1) as name, cast(split_part(subject, '/', 2) as date) as since, cast(said ->> 'value' as double) as value
    from standing
    where act = 'threshold'
)
select name, since, value, source, true as shipped
from shipped
anti join said using (name, since)
union all
select name, since, value, '', false from said;

-- the line that held on a day
create macro threshold_on(of_name, on_day) as (
    select arg_max(t.value, t.since) from threshold t where t.name = of_name and t.since <= on_day
);

create macro threshold_since(of_name, on_day) as (
    select max(t.since) from threshold t where t.name = of_name and t.since <= on_day
);
