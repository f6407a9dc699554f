-- Every line that is held, from which day, oldest first.
select name, strftime(since, '%Y-%m-%d') as since, value, source, shipped from threshold order by name, since;
