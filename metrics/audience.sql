-- Who follows: the latest snapshot of each breakdown up to two weeks after the month, when its exports are downloaded. `people` is how many
-- each slice holds, also where only its share and the whole are known: what is too few to be shown is hidden by it.
with followers as (
    select platform, dimension, segment, value, share, last_day as as_of
    from shown_portrait
    where platform = coalesce($platform, platform) and month <= $month::date
    qualify last_day = max(last_day) over (partition by platform, dimension)
),
known as (                                     -- the whole that counts are a part of, where any export tells it; `later` tells how few a slice is
    select f.platform, f.dimension, arg_max(m.value, m.last_day) filter (m.last_day <= f.as_of) as total,
           arg_min(m.value, m.last_day) filter (m.last_day > f.as_of) as later
    from (select distinct platform, dimension, as_of from followers) f
    join current_measurement m on m.platform = f.platform and m.measure = 'followers'
    group by all
),
shares as (
    select f.platform, f.dimension, f.segment,
           coalesce(f.share, case when k.total >= sum(f.value) over whole then f.value / nullif(k.total, 0) end) as share,
           f.value, f.as_of, k.total, coalesce(k.total, k.later) as around, false as rest
    from followers f
    left join known k on k.platform = f.platform and k.dimension = f.dimension
    window whole as (partition by f.platform, f.dimension)
),
unspecified as (
    select platform, dimension, 'unspecified' as segment, 1 - sum(share order by segment) as share,
           case when count(value) > 0 then any_value(total) - sum(value order by segment) end as value, any_value(as_of) as as_of,
           any_value(total) as total, any_value(around) as around, true as rest
    from shares
    group by platform, dimension
    having sum(share) < 0.9995
)
select platform, dimension, segment, share, value, strftime(as_of, '%Y-%m-%d') as as_of, total as whole, coalesce(value, share * around) as people, rest
from (from shares union all from unspecified)
order by platform, dimension, segment;
