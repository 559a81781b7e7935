import { plays } from '#topics/plays.ts'
import { profiles } from '#topics/profiles.ts'

/** What ingest writes. It receives nothing: exports come from people, not from topics. */
export const ingestFlow = { name: 'ingest', sends: [plays, profiles] } as const
