-- The months of the window that have a portrait of followers of their own: a snapshot stands for the month it follows by up to two weeks, else for its own.
select distinct strftime(last_day - 15, '%Y-%m') as month
from current_segment
where measure = 'followers' and platform = coalesce($platform, platform) and last_day - 15 between $first::date and last_day($month::date)
order by month;
