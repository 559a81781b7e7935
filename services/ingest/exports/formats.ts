import { appleMusic } from './apple-music.ts'
import type { ExportFormat } from './export.ts'
import { lastFmBareTable, lastFmJson, lastFmTable } from './last-fm.ts'
import { listenBrainz } from './listenbrainz.ts'
import { spotifyAccount } from './spotify-account.ts'
import { spotifyExtended } from './spotify-extended.ts'
import { youTubeMusic } from './youtube-music.ts'

/** Every format that can be imported; the first that recognises a row reads its file. */
export const formats: readonly ExportFormat[] = [
  spotifyExtended,
  spotifyAccount,
  listenBrainz,
  lastFmJson,
  lastFmTable,
  lastFmBareTable,
  appleMusic,
  youTubeMusic,
]
