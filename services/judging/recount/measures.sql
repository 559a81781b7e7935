-- What was heard most over the ranked days: of equals, what was heard on more days, then the first name. No show or
-- genre is named in a year that counts plays, and no genre where too little of the year's music has a known one.
create temp table year_tops as
with
amounts as (
  select 'artist' as kind, creator as name, by_artist.ms, by_artist.plays
    from by_artist join ranked_days using (day)
  union all select 'show', creator, by_show.ms, by_show.plays
    from by_show join ranked_days using (day)
  union all select 'genre', genre, heard_genres.ms, 0 from heard_genres join ranked_days using (day)
),
wholes as (
  select sum(music_ms) as music_ms, sum(tracks) as tracks, sum(podcast_ms) as podcast_ms,
    sum(genre_ms) as genre_ms
  from ranked_days left join sound using (day)
),
sums as (
  select kind, name, sum(if(is_minutes, ms, amounts.plays)) as amount, count(*) as days
  from amounts cross join year_unit group by kind, name
)
select kind, name, floor(100 * genre_ms / music_ms) / 100 as genre_share,
  floor(100 * amount / case kind
    when 'artist' then if(is_minutes, music_ms, tracks)
    when 'show' then podcast_ms else genre_ms end + 0.5)::bigint::varchar as share
from sums cross join wholes cross join year_unit
where kind = 'artist' or (is_minutes and (kind = 'show' or is_covered(genre_ms, music_ms)))
qualify row_number() over (partition by kind order by amount desc, days desc, name) = 1;

-- What each day has of them.
create temp table of_year_tops as
select ranked_days.day,
  coalesce(max(by_artist.ms), 0) as year_artist_ms,
  coalesce(max(by_artist.plays), 0) as year_artist_plays,
  coalesce(max(by_show.ms), 0) as year_show_ms,
  coalesce(max(heard_genres.ms), 0) as year_genre_ms
from ranked_days
left join by_artist on by_artist.day = ranked_days.day and by_artist.plays > 0
  and by_artist.creator = (select name from year_tops where kind = 'artist')
left join by_show on by_show.day = ranked_days.day and by_show.plays > 0
  and by_show.creator = (select name from year_tops where kind = 'show')
left join heard_genres on heard_genres.day = ranked_days.day
  and heard_genres.genre = (select name from year_tops where kind = 'genre')
group by ranked_days.day;

-- Every day's value of each measure that days are ranked by.
create temp table measures as
with
top_genres as (select day, max(ms) as ms from heard_genres group by day),
days as (
  select ranked_days.*, is_minutes,
    coalesce(genre_ms, 0) as genre_ms, coalesce(dated_ms, 0) as dated_ms,
    coalesce(energy_ms, 0) as energy_ms, energy, middle, distance,
    coalesce(top_genres.ms, 0) as top_genre_ms,
    year_artist_ms, year_artist_plays, year_show_ms, year_genre_ms,
    if(is_minutes, artist_ms / music_ms, artist_plays / tracks) as artist_share
  from ranked_days cross join year_unit
  left join sound using (day) left join middle_years using (day) left join distances using (day)
  left join top_genres using (day) left join of_year_tops using (day)
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
    {id: 'year-top-artist-minutes', value: year_artist_ms, is_there: is_minutes and year_artist_ms > 0,
      is_time: true},
    {id: 'year-top-artist-plays', value: year_artist_plays,
      is_there: not is_minutes and year_artist_plays > 0, is_time: false},
    {id: 'year-top-show-minutes', value: year_show_ms, is_there: is_minutes and year_show_ms > 0,
      is_time: true},
    {id: 'year-top-genre-minutes', value: year_genre_ms,
      is_there: is_minutes and is_covered(genre_ms, music_ms) and year_genre_ms > 0, is_time: true},
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
