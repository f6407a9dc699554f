-- Which months a platform no longer gives: the first day it still does, where the notes on formats cite one (downloads.toml).

create table retention (
    export varchar primary key,
    since  date not null
);
