-- How far each day's taste lies from that of its year: the mean distance from a minute of the one to a minute of
-- the other. apart (one, other, distance) has each pair of genres once, the first in the alphabet first.

create temp table distances as
with of_year as (
  select genre, sum(share * genre_ms) as ms
  from tastes join sound using (day) join ranked_days using (day) group by genre
),
sum_of_year as (
  select sum(genre_ms) as ms from sound join ranked_days using (day)
  where day in (select day from tastes)
),
to_year as (
  select a.genre, sum(b.ms * coalesce(distance, 0)) / (select ms from sum_of_year) as distance
  from of_year a cross join of_year b
  left join apart on one = least(a.genre, b.genre) and other = greatest(a.genre, b.genre)
  group by a.genre
)
-- Beyond nine digits, two ways of adding up differ.
select day, round(sum(share * distance), 9) as distance
from tastes join to_year using (genre) join ranked_days using (day) group by day;
