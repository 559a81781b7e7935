import type { ExportFormat } from './export.ts'
import { spotifyAccount } from './spotify-account.ts'
import { spotifyExtended } from './spotify-extended.ts'

/** Every format that can be imported; the first that recognises a row reads its file. */
export const formats: readonly ExportFormat[] = [spotifyExtended, spotifyAccount]
