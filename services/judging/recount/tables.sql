create temp table raw (message bigint, recorded_at bigint, import_id varchar, play_id varchar,
  ended_at bigint, played_ms bigint, kind varchar, title varchar, creator varchar,
  is_assumed boolean);
create temp table taken (message bigint, import_id varchar, play_id varchar);
create temp table about (day varchar, window_end varchar, category varchar, birthday varchar,
  knows_birthday boolean);
create temp table zones (from_ms bigint, zone varchar);
create temp table zone_offsets (zone varchar, since_ms bigint, offset_ms bigint);
create temp table hidden_creators (name varchar);
create temp table hidden_days (day varchar);
create temp table known_genres (creator varchar, genre varchar);
create temp table known_tracks (creator varchar, title varchar, year bigint, energy double);
create temp table apart (one varchar, other varchar, distance double);

-- The wall clock of an instant, by the offset of the zone in force then. DuckDB's own time zones are another copy of
-- the IANA database, of another age: they are not asked.
create temp macro zone_at(ms) as (select arg_max(zone, from_ms) from zones where from_ms <= ms);
create temp macro offset_at(ms) as (
  select arg_max(offset_ms, since_ms) from zone_offsets where since_ms <= ms and zone = zone_at(ms));
create temp macro wall(ms) as make_timestamp(1000 * (ms + offset_at(ms)));
-- The midnight at the beginning of a date of the wall clock, by the clocks that showed it, if it is not after an
-- instant; `date_ms` is the date's beginning as if it were UTC, `ahead` what clocks are ahead of UTC at the instant.
create temp macro midnight_of(date_ms, ahead, instant) as if(
  date_ms - offset_at(date_ms - ahead) <= instant, date_ms - offset_at(date_ms - ahead), date_ms - ahead);
create temp macro date_ms_of(wall_ms) as 86400000 * (wall_ms // 86400000);
-- Milliseconds as whole minutes, the half upwards.
create temp macro minutes(ms) as floor(ms / 60000 + 0.5)::bigint::varchar;
-- Whether enough of a day's music is known to say anything of it.
create temp macro is_covered(known_ms, music_ms) as known_ms >= 30 * 60000 and known_ms >= 0.6 * music_ms;
-- Whether a title or a maker says that it is there to sleep by.
create temp macro is_sleep_sound(words) as regexp_matches(lower(words),
  '\b((white|pink|brown|green) noise|rain(fall)? sounds?|sleep (sounds?|music|noise|meditation|story|stories)|sleeping (music|sounds?)|deep sleep|sleep aid|fan noise|baby sleep|lullab(y|ies) for|ocean (waves|sounds) for|sounds? for sleep|music for sleep)');
