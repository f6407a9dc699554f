-- The months of the window that have a portrait of followers of their own: a snapshot stands for the month it follows by up to two weeks, else for its own.
select distinct strftime(month, '%Y-%m') as month
from shown_portrait
where platform = coalesce($platform, platform) and month between $first::date and $month::date
order by month;
