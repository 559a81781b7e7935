-- id, value as text, whose it is, rank, the usual value, and how much of the music it could see; null where there is
-- none to say.
with
today as (select * from heard where day = (select day from about)),
sums as (select * from every_day where day = (select day from about)),
-- Whether anything is told of the day's minutes.
timed as (select is_minutes and assumed_ms <= 0.02 * ms as is_timed from sums, year_unit),
-- The one with most minutes or plays, where no other has as many.
top_artist as (
  select * from by_artist, timed where day = (select day from about)
  qualify plays > 0 and (ms > 0 or not is_timed) and count(*) over (order by if(is_timed, ms, plays) desc range unbounded preceding) = 1
),
-- Those that are named beside it: at most five with it.
artists as (
  select by_artist.*, row_number() over (order by
    if(is_timed, ms, plays) desc, if(is_timed, plays, ms) desc, creator) as place
  from by_artist, timed where day = (select day from about) and plays > 0
),
named_artists as (
  select *, place as n from artists
  where place <= 5 and creator not in (select creator from top_artist)
),
tracks as (
  select creator, title, count(*) filter (is_counted) as plays, sum(heard_ms) as ms from today
  where kind = 'track' and title <> '' group by creator, title having bool_or(is_counted)
),
most_played as (
  select *, row_number() over (order by plays desc, ms desc, title, creator) as place from tracks
),
top_track as (
  select * from tracks
  qualify plays > 1 and count(*) over (order by plays desc range unbounded preceding) = 1
),
top_show as (
  select creator, count(*) filter (is_counted) as plays, sum(heard_ms) as ms,
    count(distinct title) filter (title <> '' and is_counted) as episodes
  from today where kind = 'episode' and creator <> ''
  group by creator
  qualify bool_or(is_counted) and sum(heard_ms) > 0 and count(*) over (order by ms desc range unbounded preceding) = 1
),
episodes as (
  select creator, title,
    row_number() over (order by sum(heard_ms) desc, count(*) filter (is_counted) desc, title, creator) as n
  from today where kind = 'episode' and title <> '' group by creator, title having bool_or(is_counted)
),
-- What was heard for the first time, where the history is long enough to say so.
tells_new as (select * from measured where id = 'new-artists' and value is not null),
new_artists as (
  select creator, row_number() over (order by place) as n from artists
  where exists (from tells_new)
    and creator in (select creator from firsts where day = (select day from about))
),
new_tracks as (
  select creator, title, row_number() over (order by place) as n from most_played
  where exists (from tells_new) and exists (from artists)
    and (creator, title) in (
      select (creator, title) from heard where kind = 'track' and title <> '' and is_counted
      group by creator, title having min(day) = (select day from about))
),
-- The first and the last thing, the longest session, and the longest row of one track.
first_play as (
  select title, creator, started_at from seated
  where number = (select min(number) from sitting) order by started_at, seat limit 1
),
last_play as (select title, creator, is_counted from seated order by seat desc limit 1),
longest_sitting as (select * from sitting order by ended_at - started_at desc, number limit 1),
rows_of_one as (
  select kind, title, creator, count(*) as plays from (
    select *, seat - row_number() over (partition by kind, title, creator order by seat) as island
    from seated where is_counted)
  group by kind, title, creator, island
),
longest_row as (
  select title, creator, any_value(plays) as plays from rows_of_one
  where kind = 'track' and title <> ''
    and plays = (select max(plays) from rows_of_one where kind = 'track' and title <> '')
  group by title, creator
  qualify count(*) over () = 1
),
-- The artist and the track that were away longest, sixty days at least.
artist_gaps as (
  select creator, place,
    date_diff('day', strptime(last_day, '%Y%m%d'), strptime((select day from about), '%Y%m%d')) as days
  from artists join (
    select creator, max(heard.day) as last_day from heard, about
    where kind = 'track' and is_counted and heard.day < about.day group by creator) using (creator)
),
back_artist as (select * from artist_gaps where days >= 60 order by days desc, place limit 1),
track_gaps as (
  select creator, title, place,
    date_diff('day', strptime(last_day, '%Y%m%d'), strptime((select day from about), '%Y%m%d')) as days
  from most_played join (
    select creator, title, max(heard.day) as last_day from heard, about
    where kind = 'track' and is_counted and heard.day < about.day group by creator, title) using (creator, title)
),
back_track as (select * from track_gaps where days >= 60 order by days desc, place limit 1),
in_force as (
  select zone, min((ended_at, play_id)) as first_at, max((ended_at, play_id)) as last_at
  from today asof join zones on today.ended_at >= zones.from_ms group by zone
),
home as (select arg_min(zone, from_ms) as zone from zones),
-- What the catalogue tells of the day, where it knows enough of its music.
genres as (
  select genre, ms, row_number() over (order by ms desc, genre) as place,
    count(*) over (order by ms desc range unbounded preceding) as level
  from heard_genres where day = (select day from about)
),
top_genre as (select * from genres where level = 1),
decades as (
  select year // 10 * 10 || 's' as decade, sum(ms) as ms
  from heard_years where day = (select day from about) group by decade
),
top_decade as (
  select * from decades qualify count(*) over (order by ms desc range unbounded preceding) = 1
),
known as (
  select music_ms, genre_ms, dated_ms, energy_ms, energy, middle, distance,
    floor(100 * genre_ms / music_ms) / 100 as genre_share,
    floor(100 * dated_ms / music_ms) / 100 as dated_share,
    floor(100 * energy_ms / music_ms) / 100 as energy_share
  from sums left join sound using (day) left join middle_years using (day)
    left join distances using (day)
),
-- What the day has of the top artist, show and genre of its year.
of_year as (
  select kind, name, share, genre_share as year_share,
    case kind when 'artist' then year_artist_ms when 'show' then year_show_ms
      else year_genre_ms end as ms,
    year_artist_plays as plays
  from year_tops cross join of_year_tops where of_year_tops.day = (select day from about)
),
of_catalogue(id, value, subject, coverage) as (
  select 'top-genre', genre, null, genre_share from top_genre, known
    where is_covered(genre_ms, music_ms)
  union all select 'top-genre-minutes', minutes(ms), genre, genre_share
    from top_genre, known where is_covered(genre_ms, music_ms)
  union all select 'genre:' || place, genre, null, genre_share from genres, known
    where is_covered(genre_ms, music_ms) and genre not in (select genre from top_genre)
      and place <= if(exists (from top_genre), 5, 4)
  union all select 'year-top-genre', name, null, year_share from of_year, known
    where kind = 'genre' and ms > 0 and is_covered(genre_ms, music_ms)
  union all select 'year-top-genre-minutes', minutes(ms), name, genre_share from of_year, known
    where kind = 'genre' and ms > 0 and is_covered(genre_ms, music_ms)
  union all select 'year-top-genre-share', share, name, year_share from of_year, known
    where kind = 'genre' and ms > 0 and is_covered(genre_ms, music_ms)
  union all select 'genres', (select count(*) from genres)::varchar, null, genre_share from known
    where is_covered(genre_ms, music_ms)
  union all select 'genre-known-minutes', minutes(genre_ms), null, genre_share from known
    where is_covered(genre_ms, music_ms)
  union all select 'taste-distance', floor(100 * distance + 0.5)::bigint::varchar, null, genre_share
    from known where is_covered(genre_ms, music_ms) and distance is not null
  union all select 'release-year', middle::varchar, null, dated_share from known
    where is_covered(dated_ms, music_ms)
  union all select 'top-decade', decade, null, dated_share from top_decade, known
    where is_covered(dated_ms, music_ms)
  union all select 'top-decade-share', floor(100 * ms / dated_ms + 0.5)::bigint::varchar, decade,
    dated_share
    from top_decade, known where is_covered(dated_ms, music_ms)
  union all select 'dated-minutes', minutes(dated_ms), null, dated_share from known
    where is_covered(dated_ms, music_ms)
  union all select 'energy', floor(100 * energy + 0.5)::bigint::varchar, null, energy_share
    from known where is_covered(energy_ms, music_ms)
  union all select 'energy-known-minutes', minutes(energy_ms), null, energy_share from known
    where is_covered(energy_ms, music_ms)
),
sharers as (
  select m.day, row_number() over (order by m.day) as n
  from about join goes_by using (category) cross join year_unit
  join measured own on own.id = if(is_minutes, goes_by.timed, goes_by.untimed)
  join measures m on m.id = own.id and m.value = own.value and m.day <> about.day
),
-- One on 29 February is the day before in common years.
holidays as (
  select *, row_number() over (order by place) as n from (
    select 1 as place, 'birthday' as name from about
    where knows_birthday and substr(day, 5) = if(
      birthday = '02-29' and month(make_date(left(day, 4)::int, 2, 28) + interval 1 day) = 3,
      '0228', replace(birthday, '-', ''))
    union all select 2, 'New Year''s Day' from about where knows_birthday and day like '%0101')
),
standing as (
  select id, if(sharers = 1, place, null) as rank,
    case when is_time then floor(usual / 60000 + 0.5)
      when id = 'taste-distance' then floor(100 * usual + 0.5)
      when id = 'energy' then floor(usual / 10 + 0.5)
      else floor(usual + 0.5) end as usual
  from measured
  union all select 'release-year', if(sharers = 1, place, null), left(day, 4)::int - floor(usual + 0.5)
  from measured, about where id = 'music-age'
),
clock as (
  select
    if(f.began_before, null, strftime(wall(f.started_at), '%Y%m%d')) as first_day,
    strftime(wall(f.started_at), '%H:%M') as first_at,
    if(l.goes_on, null, strftime(wall(l.ended_at), '%H:%M')) as last_at,
    (select count(*) from sitting) as sittings,
    (select max(ended_at - started_at) from sitting) as longest_ms
  from (from sitting order by number limit 1) f, (from sitting order by number desc limit 1) l
),
said(id, value, subject) as (
  select 'minutes', minutes(ms), null from sums
  union all select 'music-minutes', minutes(music_ms), null from sums where tracks > 0
  union all select 'tracks', tracks::varchar, null from sums where tracks > 0
  union all select 'distinct-tracks', distinct_tracks::varchar, null from sums where tracks > 0
  union all select 'repeats', (tracks - distinct_tracks)::varchar, null from sums where tracks > 0
  union all select 'artists', artists::varchar, null from sums where artists > 0
  union all select 'podcast-minutes', minutes(podcast_ms), null from sums where episodes > 0
  union all select 'episodes', episodes::varchar, null from sums where episodes > 0
  union all select 'shows', shows::varchar, null from sums where episodes > 0
  union all select 'top-artist', creator, null from top_artist
  union all select 'top-artist-minutes', minutes(ms), creator from top_artist
  union all select 'top-artist-plays', plays::varchar, creator from top_artist
  union all select 'top-artist-share',
    floor(100 * top_artist.ms / sums.music_ms + 0.5)::bigint::varchar, creator
    from top_artist, sums
  union all select 'year-top-' || kind, name, null from of_year
    where kind <> 'genre' and if(kind = 'artist', plays, ms) > 0
  union all select 'year-top-' || kind || '-share', share, name from of_year
    where kind <> 'genre' and if(kind = 'artist', plays, ms) > 0
  union all select 'year-top-' || kind || '-minutes', minutes(ms), name from of_year
    where kind <> 'genre' and ms > 0
  union all select 'year-top-artist-plays', plays::varchar, name from of_year, timed
    where kind = 'artist' and plays > 0 and not is_timed
  union all select 'artist:' || n, creator, null from named_artists
  union all select 'artist-plays:' || n, plays::varchar, creator from named_artists
  union all select 'top-track', title, creator from top_track
  union all select 'top-track-plays', plays::varchar, title from top_track
  union all select 'track:' || place, title, creator from most_played
    where place <= 5 and (creator, title) not in (select (creator, title) from top_track)
  union all select 'episode:' || n, title, creator from episodes
    where n <= 5 and exists (from today where kind = 'episode' and creator <> '' and is_counted)
  union all select 'new-artist:' || n, creator, null from new_artists where n <= 5
  union all select 'new-track:' || n, title, creator from new_tracks where n <= 5
  union all select 'top-show', creator, null from top_show
  union all select 'top-show-minutes', minutes(ms), creator from top_show
  union all select 'top-show-episodes', episodes::varchar, creator from top_show
  union all select 'new-artists', value::bigint::varchar, null from tells_new, sums where artists > 0
  union all select 'history-days', history_days::varchar, null from tells_new, sums where artists > 0
  union all select 'date', day, null from sums
  union all select 'zone', arg_max(zone, last_at), null from in_force
  union all select 'zone:' || row_number() over (order by first_at), zone, null from in_force
    where (select count(*) > 0 from in_force where zone <> (select zone from home))
  union all select 'times-usual', times, null
    from (select regexp_replace(
        printf('%.1f', floor(10 * floor(value / 60000 + 0.5) / usual + 0.5) / 10), '\.0$', '') as times
      from (select value, floor(usual / 60000 + 0.5) as usual from measured where id = 'minutes')
      where usual >= 5)
    where times::double >= 1.1
  union all select if(n = 1, 'holiday', 'holiday:' || n), name, null from holidays
  union all select 'shared-with:' || n, day, null from sharers
  union all select 'weekday', strftime(strptime(day, '%Y%m%d'), '%A'), null from sums
  union all select 'first-play-at', first_at, null from clock, sums where first_day = sums.day
  union all select 'last-play-at', last_at, null from clock where last_at is not null
  union all select 'first-play', title, creator from first_play, clock, sums
    where title <> '' and creator <> '' and first_day = sums.day
  union all select 'last-play', title, creator from last_play where title <> '' and creator <> '' and is_counted
  union all select 'longest-session-from', strftime(wall(started_at), '%H:%M'), null
    from longest_sitting, sums
    where (select count(*) from sitting) > 1 and strftime(wall(started_at), '%Y%m%d') = sums.day and not began_before
  union all select 'longest-session-until', strftime(wall(ended_at), '%H:%M'), null
    from longest_sitting where (select count(*) from sitting) > 1 and not goes_on
  union all select 'track-in-a-row', title, creator from longest_row where plays >= 3
  union all select 'track-in-a-row-plays', plays::varchar, title from longest_row where plays >= 3
  union all select 'new-artist-at:' || n, strftime(wall(first_at), '%H:%M'), creator
    from new_artists join (
      select creator, min(started_at) as first_at from seated where kind = 'track' group by creator
      having not bool_or(began_before)
    ) using (creator), sums
    where n <= 5 and strftime(wall(first_at), '%Y%m%d') = sums.day
  union all select 'returning-artist', creator, null from back_artist
  union all select 'returning-artist-days', days::varchar, creator from back_artist
  union all select 'returning-track', title, creator from back_track
  union all select 'returning-track-days', days::varchar, title from back_track
  union all select 'sessions', sittings::varchar, null from clock
  union all select 'longest-session-minutes', minutes(longest_ms), null from clock
),
said_of(id, value, subject, coverage) as (
  select *, null from said
  union all select of_catalogue.* from of_catalogue, timed where is_timed
)
select said_of.* exclude (coverage), standing.rank::int as rank, standing.usual::double as usual,
  coverage::double as coverage
from said_of left join standing on standing.id = said_of.id, timed
where is_timed or not (
  said_of.id like '%minutes' or said_of.id like 'top-show%'
  or said_of.id in ('top-artist-share', 'year-top-artist-share', 'last-play-at', 'last-play', 'longest-session-from',
    'longest-session-until', 'sessions', 'times-usual'))
