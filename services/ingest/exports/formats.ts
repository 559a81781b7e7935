import { amazonMusic } from './amazon-music.ts'
import { appleMusic } from './apple-music.ts'
import { bareTable } from './bare-table.ts'
import { deezer } from './deezer.ts'
import type { ExportFormat } from './export.ts'
import { jellyfin } from './jellyfin.ts'
import { koito } from './koito.ts'
import { lastFmBareTable, lastFmJson, lastFmTable } from './last-fm.ts'
import { libreFm } from './libre-fm.ts'
import { listenBrainz } from './listenbrainz.ts'
import { maloja } from './maloja.ts'
import { panoScrobbler } from './pano-scrobbler.ts'
import { rockbox } from './rockbox.ts'
import { scrobbleTable } from './scrobble-table.ts'
import { spinitron } from './spinitron.ts'
import { spotifyAccount } from './spotify-account.ts'
import { spotifyExtended } from './spotify-extended.ts'
import { tidal } from './tidal.ts'
import { youTubeMusic } from './youtube-music.ts'

/**
 * Every format that can be imported; the first that recognises a row reads its file. Those that know their own keys
 * come before those that go by what columns are called, and a table without names comes last.
 */
export const formats: readonly ExportFormat[] = [
  spotifyExtended,
  spotifyAccount,
  listenBrainz,
  lastFmJson,
  lastFmTable,
  appleMusic,
  youTubeMusic,
  maloja,
  koito,
  panoScrobbler,
  tidal,
  deezer,
  amazonMusic,
  jellyfin,
  spinitron,
  libreFm,
  scrobbleTable,
  rockbox,
  lastFmBareTable,
  bareTable,
]
