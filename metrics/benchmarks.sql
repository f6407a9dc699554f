-- Numbers from elsewhere, with their universe, source and day, in the order they were entered.
select id, platform, measure, base, period, low, high, fr, en, ours, source, strftime(published, '%Y-%m-%d') as published
from benchmark
where published <= last_day($month::date) and platform = coalesce($platform, platform)
order by place;
