// ListenBrainz's metadata of recordings, as its API answers it: an object by recording MBID, or such objects a line.
import { z } from 'zod'
import type { CatalogueBuilder } from './catalogue-builder.ts'

const Tag = z.object({ tag: z.string(), count: z.number().optional() })
const Recording = z.object({
  artist: z.object({
    name: z.string(),
    artists: z.array(z.object({ name: z.string(), artist_mbid: z.string().optional() })).optional(),
  }),
  recording: z.object({ name: z.string().optional(), first_release_date: z.string().optional() }),
  release: z.object({ year: z.number().nullish() }).optional(),
  tag: z
    .object({ artist: z.array(Tag.extend({ artist_mbid: z.string().optional() })).optional() })
    .optional(),
})

/** Adds the text's entries; false if it is no such metadata. */
export function readListenBrainz(text: string, builder: CatalogueBuilder): boolean {
  const objects = parse(text)
  let isKnown = false
  for (const object of objects) {
    for (const value of Object.values(object)) {
      const found = Recording.safeParse(value)
      if (!found.success) continue
      isKnown = true
      add(found.data, builder)
    }
  }
  return isKnown
}

function parse(text: string): object[] {
  const whole = parseObject(text)
  return whole ? [whole] : text.split('\n').flatMap((line) => parseObject(line) ?? [])
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function add(
  { artist, recording, release, tag }: z.infer<typeof Recording>,
  builder: CatalogueBuilder,
) {
  const artists = artist.artists ?? [{ name: artist.name }]
  for (const { tag: genre, count = 1, artist_mbid } of tag?.artist ?? []) {
    const tagged = artists.find((each) => 'artist_mbid' in each && each.artist_mbid === artist_mbid)
    builder.addGenre((tagged ?? artist).name, genre, count)
  }
  const year = Number(recording.first_release_date?.slice(0, 4) ?? release?.year ?? Number.NaN)
  if (recording.name !== undefined) {
    for (const name of new Set([artist.name, artists[0]?.name ?? artist.name])) {
      builder.addYear(name, recording.name, year)
    }
  }
}
