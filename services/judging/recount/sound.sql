-- What a catalogue tells of the days of heard: genres, years of release, energy. Its answers for the listener's own
-- music are in the tables of tables.sql:
--   known_genres (creator, genre)                     at most three an artist
--   known_tracks (creator, title, year, energy)
-- Empty where there is no catalogue: nothing is then said that rests on one.

create temp table heard_genres as
select day, genre, sum(heard_ms) as ms
from heard join known_genres using (creator) where kind = 'track' group by day, genre;

create temp table heard_years as
select day, year, sum(heard_ms) as ms
from heard join known_tracks using (creator, title)
where kind = 'track' and year is not null group by day, year;

-- Half of the dated music, by time, had come out by its middle year.
create temp table middle_years as
with sums as (
  select day, year, sum(ms) over (partition by day order by year) as ms_until,
    sum(ms) over (partition by day) as ms
  from heard_years
)
select day, min(year) filter (2 * ms_until >= ms) as middle from sums group by day;

create temp table sound as
select day,
  coalesce(sum(heard_ms) filter (creator in (select creator from known_genres)), 0) as genre_ms,
  coalesce(sum(heard_ms) filter (year is not null), 0) as dated_ms,
  coalesce(sum(heard_ms) filter (energy is not null), 0) as energy_ms,
  sum(energy * heard_ms) / sum(heard_ms) filter (energy is not null) as energy
from heard left join known_tracks using (creator, title)
where kind = 'track' group by day;

-- A taste: the six most heard genres with their shares of one another, in 65,535ths.
create temp table tastes as
with most_heard as (
  select * from heard_genres
  qualify row_number() over (partition by day order by ms desc, genre) <= 6
)
select day, genre, floor(65535 * ms / sum(ms) over (partition by day) + 0.5) / 65535 as share
from most_heard;
