-- What a page shows of a month, and the receipts it comes from: what an import or its undo would change is said with these.

-- the month's values, and the number of posts where nobody else tells it
create view shown_month as
select platform, account, measure, month, value, complete, export as source
from monthly_value
union all
select p.platform, p.account, p.measure, p.month, p.value, p.complete, 'posts'
from published_value p
where p.measure = 'posts'
  and not exists (from monthly_value m where m.platform = p.platform and m.measure = p.measure);

-- the receipts that each of these values is made from
create view shown_receipt as
select distinct s.platform, s.account, s.measure, s.month, c.receipt
from shown_month s
join current_measurement c on c.platform = s.platform and c.account = s.account and c.measure = s.measure and c.export = s.source
 and date_trunc('month', c.last_day) = s.month
union
select distinct s.platform, s.account, s.measure, s.month, r.receipt
from shown_month s
join post p on p.platform = s.platform and date_trunc('month', p.published) = s.month
join active_receipt r on r.no = p.receipt_no
where s.source = 'posts';
