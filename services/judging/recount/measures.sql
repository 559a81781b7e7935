-- Every day's value of each measure that days are ranked by.
create temp table measures as
with
top_genres as (select day, max(ms) as ms from heard_genres group by day),
days as (
  select ranked_days.*, is_minutes,
    coalesce(genre_ms, 0) as genre_ms, coalesce(dated_ms, 0) as dated_ms,
    coalesce(energy_ms, 0) as energy_ms, energy, middle, distance,
    coalesce(top_genres.ms, 0) as top_genre_ms,
    if(is_minutes, artist_ms / music_ms, artist_plays / tracks) as artist_share
  from ranked_days cross join year_unit
  left join sound using (day) left join middle_years using (day) left join distances using (day)
  left join top_genres using (day)
),
long as (
  select day, unnest([
    {id: 'minutes', value: ms, is_there: true, is_time: true},
    {id: 'music-minutes', value: music_ms, is_there: tracks > 0, is_time: true},
    {id: 'tracks', value: tracks, is_there: tracks > 0, is_time: false},
    {id: 'repeats', value: tracks - distinct_tracks, is_there: tracks > 0, is_time: false},
    {id: 'artists', value: artists, is_there: tracks > 0, is_time: false},
    {id: 'top-artist-minutes', value: artist_ms, is_there: tracks > 0, is_time: true},
    {id: 'top-artist-plays', value: artist_plays,
      is_there: tracks > 0 and not (select is_minutes from year_unit), is_time: false},
    {id: 'podcast-minutes', value: podcast_ms, is_there: episodes > 0, is_time: true},
    {id: 'top-show-minutes', value: show_ms, is_there: episodes > 0, is_time: true},
    {id: 'episodes', value: episodes, is_there: episodes > 0, is_time: false},
    {id: 'variety', value: artists + (1 - artist_share) / 10, is_there: tracks > 0, is_time: false},
    {id: 'top-genre-minutes', value: top_genre_ms,
      is_there: is_minutes and is_covered(genre_ms, music_ms), is_time: true},
    {id: 'music-age', value: left(day, 4)::int - middle,
      is_there: is_minutes and is_covered(dated_ms, music_ms) and artist_ms <= 0.5 * music_ms,
      is_time: false},
    {id: 'taste-distance', value: distance,
      is_there: is_minutes and is_covered(genre_ms, music_ms) and distance is not null,
      is_time: false},
    {id: 'energy', value: floor(1000 * energy + 0.5),
      is_there: is_minutes and is_covered(energy_ms, music_ms), is_time: false},
    {id: 'new-artists', value: new_artists,
      is_there: tracks > 0 and history_days >= 60 and days_before >= 30, is_time: false}
  ], recursive := true) from days
)
select * exclude (is_there) from long where is_there;

-- How the day in question stands in each: one that a measure leaves out has no place, and the year its usual value.
create temp table measured as
with usuals as (
  select id, is_time, quantile_cont(value::double, 0.5) as usual from measures group by id, is_time
),
own as (select * from measures where day = (select day from about))
select id, usuals.is_time, usual, own.value,
  if(value is null, null,
    1 + (select count(*) from measures o where o.id = usuals.id and o.value > own.value)) as place,
  (select count(*) from measures o where o.id = usuals.id and o.value = own.value) as sharers
from usuals left join own using (id);
