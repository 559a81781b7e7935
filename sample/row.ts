import type { Episode, Track } from './catalogue.ts'

/** One row of an extended streaming history, with the keys of a real one. */
export interface ExportRow {
  /** When the stream ended, `2025-07-14T21:03:11Z`. */
  readonly ts: string
  readonly platform: string
  readonly ms_played: number
  readonly conn_country: string
  readonly ip_addr: string
  readonly master_metadata_track_name: string | null
  readonly master_metadata_album_artist_name: string | null
  readonly master_metadata_album_album_name: string | null
  readonly spotify_track_uri: string | null
  readonly episode_name: string | null
  readonly episode_show_name: string | null
  readonly spotify_episode_uri: string | null
  readonly audiobook_title: null
  readonly audiobook_uri: null
  readonly audiobook_chapter_uri: null
  readonly audiobook_chapter_title: null
  readonly reason_start: string
  readonly reason_end: string | null
  readonly shuffle: boolean
  readonly skipped: boolean | null
  readonly offline: boolean
  /** Start of the play, in seconds. */
  readonly offline_timestamp: number | null
  readonly incognito_mode: boolean | null
}

export interface Stream {
  readonly item: Track | Episode
  readonly endMs: number
  readonly playedMs: number
  readonly country: string
  readonly platform: string
  readonly startReason: string
  readonly endReason: string | null
  readonly isShuffled: boolean
  readonly isSkipped: boolean | null
  /** When the player reported the play, if later than its end: it was played offline. */
  readonly syncedMs?: number | undefined
  /** Whether the export has the start; old players wrote 0. */
  readonly start: 'reported' | 'zero' | 'missing'
  readonly incognito: boolean | null
}

export function rowOf(stream: Stream): ExportRow {
  const { item } = stream
  const track = item.kind === 'track' ? item : undefined
  const episode = item.kind === 'episode' ? item : undefined
  const startMs = stream.endMs - stream.playedMs
  return {
    ts: `${new Date(stream.syncedMs ?? stream.endMs).toISOString().slice(0, 19)}Z`,
    platform: stream.platform,
    ms_played: stream.playedMs,
    conn_country: stream.country,
    ip_addr: '203.0.113.24', // Of a range that documents may use.
    master_metadata_track_name: track?.title ?? null,
    master_metadata_album_artist_name: track?.artist ?? null,
    master_metadata_album_album_name: track?.album ?? null,
    spotify_track_uri: track?.uri ?? null,
    episode_name: episode?.title ?? null,
    episode_show_name: episode?.show ?? null,
    spotify_episode_uri: episode?.uri ?? null,
    audiobook_title: null,
    audiobook_uri: null,
    audiobook_chapter_uri: null,
    audiobook_chapter_title: null,
    reason_start: stream.startReason,
    reason_end: stream.endReason,
    shuffle: stream.isShuffled,
    skipped: stream.isSkipped,
    offline: stream.syncedMs !== undefined,
    offline_timestamp: { reported: Math.floor(startMs / 1000), zero: 0, missing: null }[
      stream.start
    ],
    incognito_mode: stream.incognito,
  }
}
