-- The website's visits and page views as each source of numbers counts them, month by month; `chosen` is the one that stands for the month.
select strftime(c.month, '%Y-%m') as month, c.measure, c.export, c.value, c.complete,
       exists (from monthly_value m where m.platform = c.platform and m.measure = c.measure and m.month = c.month and m.account = c.account
               and m.export = c.export) as chosen
from monthly_candidate c
where c.platform = 'website' and c.measure in ('visits', 'page_views') and c.month between $first::date and $month::date
order by c.measure, c.export, c.month;
