-- The facts of one day, counted from a listener's raw messages. Written from docs/HEURISTICS.md alone, with
-- none of the code that it checks. The tables are those of tables.sql:
--   raw   (message, recorded_at, import_id, play_id, ended_at, played_ms, kind, title, creator,
--          is_assumed)
--   taken (message, import_id, play_id)              what was taken back
--   zones (from_ms, zone)                            where the listener lived, and from when on
--   zone_offsets (zone, since_ms, offset_ms)         how far clocks are ahead of UTC there, and since when
--   about (day, window_end, category, birthday, knows_birthday)
--   hidden_creators (name), hidden_days (day)

create temp table heard as
with claims as (
  -- What an import says of a play holds until the import or the play is taken back after it.
  select * from raw
  where not exists (
    select 1 from taken
    where taken.message > raw.message
      and (taken.play_id = raw.play_id or taken.import_id = raw.import_id))
),
plays as (
  select * from claims
  -- Of what several imports say, one that measured the play holds, and of these the newest.
  qualify row_number() over (
    partition by play_id order by is_assumed, recorded_at desc, message desc) = 1
),
-- A play is of the day on which it ended; one whose end is assumed, of the day on which it began.
dated as (select *, if(is_assumed, ended_at - played_ms, ended_at) as dated_at from plays),
located as (select dated.*, zones.zone from dated asof join zones on dated.dated_at >= zones.from_ms),
local as (
  select located.*, offset_ms, strftime(make_timestamp(1000 * (dated_at + offset_ms)), '%Y%m%d') as day
  from located asof join zone_offsets
    on located.zone = zone_offsets.zone and located.dated_at >= zone_offsets.since_ms
),
-- A day keeps 3,000 plays, the longest.
kept as (
  select * from local
  qualify row_number() over (partition by day order by played_ms desc, play_id) <= 3000
),
-- A play whose length is assumed ends at the latest when the next of the day that was heard began; beginnings on the
-- full minute are known to the minute alone.
begun as (select *, ended_at - played_ms as started_at from kept),
followed as (
  select *, min(started_at) filter (where played_ms > 0) over (partition by day order by started_at
    range between 1 following and unbounded following) as next_at
  from begun
),
bounded as (
  select * replace (
    started_at + least_ms as ended_at, least_ms as played_ms)
  from (
    select *, if(is_assumed and next_at is not null,
      least(played_ms, next_at - started_at
        + if(started_at % 60000 = 0 and next_at % 60000 = 0, 60000, 0)),
      played_ms) as least_ms
    from followed)
),
counted as (
  select message, recorded_at, import_id, play_id, ended_at, played_ms, kind, title, creator, is_assumed, day,
    offset_ms
  from bounded
  where played_ms >= 30000
    and creator not in (select name from hidden_creators)
    and day not in (select day from hidden_days)
),
-- What goes over midnight is heard on two days, and is a play of the later one.
midnights as (
  select *, date_ms - offset_at(date_ms - offset_ms) as as_then
  from (select distinct offset_ms, date_ms_of(ended_at + offset_ms) as date_ms from counted)
),
crossing as (
  select play_id, day, midnight, offset_at(midnight) as offset_then,
    midnight_of(date_ms_of(midnight - 1 + offset_at(midnight - 1)), offset_at(midnight - 1), midnight - 1)
      as one_before
  from (
    select play_id, day, ended_at - played_ms as started_at,
      if(as_then <= ended_at, as_then, date_ms - offset_ms) as midnight
    from counted join midnights using (offset_ms)
    where date_ms = date_ms_of(ended_at + offset_ms) and not is_assumed)
  where started_at < midnight
),
of_days as (
  select counted.* replace (if(midnight is null, played_ms, ended_at - midnight) as played_ms),
    true as is_counted, midnight is not null as began_before, played_ms as whole_ms
  from counted left join crossing using (play_id, day)
  union all by name
  select counted.* replace (
      midnight as ended_at, midnight - greatest(ended_at - played_ms, one_before) as played_ms,
      strftime(strptime(day, '%Y%m%d') - interval 1 day, '%Y%m%d') as day, offset_then as offset_ms),
    false as is_counted, false as began_before, played_ms as whole_ms
  from counted join crossing using (play_id, day)
),
shown as (select * from of_days where day not in (select day from hidden_days)),
-- An hour of the clock has 60 minutes: where the plays of a day fill it with more, each counts for its share. Ends on
-- the full minute alone are known to the minute alone.
parts as (
  select *, least(ended_at + offset_ms, 3600000 * (hour + 1))
    - greatest(ended_at - played_ms + offset_ms, 3600000 * hour) as ms
  from (
    select *, unnest(range(
      (ended_at - played_ms + offset_ms) // 3600000, (ended_at + offset_ms - 1) // 3600000 + 1)) as hour
    from shown where played_ms > 0)
),
hours as (
  select day, offset_ms, hour, sum(ms)::bigint as hour_ms, bool_and(ended_at % 60000 = 0) as by_minute
  from parts group by day, offset_ms, hour
),
shares as (
  select play_id, day, sum(if(hour_ms > 3600000 + if(by_minute, 60000, 0), ms * 3600000 // hour_ms, ms))::bigint
    as heard_ms
  from parts join hours using (day, offset_ms, hour) group by play_id, day
)
select shown.* exclude (offset_ms), coalesce(heard_ms, 0) as heard_ms
from shown left join shares using (play_id, day);

create temp table firsts as
select creator, min(day) as day from heard
where kind = 'track' and creator <> '' and is_counted group by creator;

-- Of whom no play counts on a day, minutes may.
create temp table by_artist as
select day, creator, count(*) filter (is_counted) as plays, sum(heard_ms) as ms
from heard where kind = 'track' and creator <> '' group by day, creator;

create temp table by_show as
select day, creator, count(*) filter (is_counted) as plays, sum(heard_ms) as ms
from heard where kind = 'episode' and creator <> '' group by day, creator;

create temp table by_minute as
select day, ended_at // 60000 as minute, count(*) as plays from heard where is_counted group by day, minute;

create temp table every_day as
select day,
  sum(heard_ms) as ms,
  count(*) filter (kind = 'track' and is_counted) as tracks,
  coalesce(sum(heard_ms) filter (kind = 'track'), 0) as music_ms,
  count(distinct (creator, title)) filter (kind = 'track' and is_counted) as distinct_tracks,
  count(distinct creator) filter (kind = 'track' and creator <> '' and is_counted) as artists,
  coalesce((select max(by_artist.ms) from by_artist where by_artist.day = heard.day and by_artist.plays > 0), 0)
    as artist_ms,
  coalesce((select max(by_artist.plays) from by_artist where by_artist.day = heard.day), 0)
    as artist_plays,
  coalesce(sum(heard_ms) filter (kind = 'episode'), 0) as podcast_ms,
  count(distinct (creator, title)) filter (kind = 'episode' and title <> '' and is_counted) as episodes,
  count(distinct creator) filter (kind = 'episode' and creator <> '' and is_counted) as shows,
  coalesce((select max(by_show.ms) from by_show where by_show.day = heard.day and by_show.plays > 0), 0) as show_ms,
  count(*) filter (is_counted) as plays,
  count(*) filter (whole_ms < 45000 and is_counted) as short_plays,
  coalesce((select max(by_minute.plays) from by_minute where by_minute.day = heard.day), 0) as burst_plays,
  coalesce(sum(heard_ms) filter (is_sleep_sound(title) or is_sleep_sound(creator)), 0) as sleep_ms,
  coalesce(sum(heard_ms) filter (is_assumed), 0) as assumed_ms,
  (select count(*) from firsts where firsts.day = heard.day) as new_artists,
  row_number() over (order by day) - 1 as days_before,
  date_diff('day', strptime(min(day) over (), '%Y%m%d'), strptime(day, '%Y%m%d')) as history_days
from heard group by day;

-- Of the year, up to the end of the window, and listened to by one person awake.
create temp table listened_days as
select every_day.* from every_day, about
where left(every_day.day, 4) = left(about.day, 4)
  and substr(every_day.day, 5) <= about.window_end
  and ms < 20 * 3600000
  and burst_plays < 60
  and not (short_plays >= 100 and short_plays >= 0.8 * plays)
  and not (sleep_ms >= 2 * 3600000 and sleep_ms >= 0.5 * ms);

-- A year of which most days come without lengths is counted by plays.
create temp table year_unit as
select count(*) filter (assumed_ms <= 0.02 * ms) * 2 >= count(*) as is_minutes from listened_days;

-- The days that are ranked.
create temp table ranked_days as
select listened_days.* from listened_days, year_unit
where not is_minutes or assumed_ms <= 0.02 * ms;

-- The day's plays in the order they ended, each with the number of its session.
create temp table seated as
with starts as (
  select ended_at, ended_at - played_ms as started_at, play_id, kind, title, creator, is_counted, began_before,
    (ended_at - played_ms) - lag(ended_at) over (order by ended_at, play_id) as pause
  from heard where day = (select day from about)
)
select *, sum((pause is null or pause >= 30 * 60000)::int)
    over (order by ended_at, play_id rows unbounded preceding) as number,
  row_number() over (order by ended_at, play_id) as seat
from starts;

create temp table sitting as
select number, min(started_at) as started_at, max(ended_at) as ended_at,
  bool_or(began_before) as began_before, bool_or(not is_counted) as goes_on
from seated group by number;
