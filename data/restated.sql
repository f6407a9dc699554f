-- How many rows of each standing receipt say otherwise than the receipt of the same export that spoke before it: posts where it holds
-- posts, else days, else slices.
with facts as (
    select receipt_no, 'post' as shape, platform || ' ' || post_id as one_row, platform, '' as account, post_id as thing, measure,
           null::date as first_day, null::date as last_day, value
    from post_observation
    union all
    select receipt_no, 'day', concat_ws(' ', platform, account, first_day, last_day, case when first_day <> last_day then measure end), platform,
           account, '', measure, first_day, last_day, value
    from measurement
    union all
    select receipt_no, 'slice', concat_ws(' ', platform, account, measure, dimension, segment, first_day, last_day), platform, account,
           dimension || ' ' || segment, measure, first_day, last_day, coalesce(value, share)
    from segment
),
beside as (
    select f.receipt_no, f.shape, f.one_row, f.value,
           lag(f.value) over (partition by r.export, f.shape, f.platform, f.account, f.thing, f.measure, f.first_day, f.last_day order by r.rank) as earlier
    from facts f
    join active_receipt r on r.no = f.receipt_no
),
counted as (
    select receipt_no, shape, count(distinct one_row) filter (value <> earlier) as restated
    from beside
    group by receipt_no, shape
)
select r.receipt, arg_min(c.restated, case c.shape when 'post' then 1 when 'day' then 2 else 3 end)::integer as restated
from counted c
join receipt r on r.no = c.receipt_no
group by r.receipt
