-- What was recommended up to the month, newest first, with who sees to it and how far it has come; first said and last followed.
with told as (
    select subject as id, min(said_at)::date as said_on, max(said_at)::date as followed_on from journal where act = 'recommendation' group by subject
)
select s.subject as id, split_part(s.subject, '/', 1) as month, t.said_on, t.followed_on, s.said_by as "by", s.said ->> 'about' as about, s.said ->> 'what' as what,
       s.said ->> 'owner' as owner, s.said ->> 'status' as status
from standing s
join told t on t.id = s.subject
where s.act = 'recommendation' and split_part(s.subject, '/', 1) <= strftime($month::date, '%Y-%m')
order by month desc, list_position(['to_do', 'going', 'done', 'dropped'], status), id;
