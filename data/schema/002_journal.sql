-- What people said and did, an act a row, never changed: the audit trail. Whatever a person decides (an event, a tag, a month's
-- decision, a seal) is an entry here and a view elsewhere; the last entry about a subject stands, and one that says nothing takes it back.

create sequence journal_no;

create table journal (
    no      integer primary key default nextval('journal_no'),
    said_at timestamp not null,
    said_by varchar not null,
    act     varchar not null,
    subject varchar not null,
    said    json
);

-- what stands: the last entry about each subject, unless it says nothing
create view standing as
select no, said_at, said_by, act, subject, said
from (from journal qualify row_number() over (partition by act, subject order by no desc) = 1)
where said is not null;
