// Answers as bytes: rendered, compressed and tagged once, and sent as they are from then on.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { MINUTE_MS } from '#foundation/time.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

export interface Body {
  /** Strong: another one for every other sequence of bytes. */
  readonly tag: string
  readonly type: string
  readonly encoding: Encoding
  readonly bytes: Buffer
}

/** What a body is made from, the first time that somebody asks for it. */
export interface BodyRecipe {
  /** Names the content: two recipes of one key make the same. */
  readonly key: string
  readonly type: string
  make(): string | Buffer | Promise<string | Buffer>
}

const ENTRY_BYTES = 512
/** What nobody asked for so long is made again. */
const UNREAD_MS_MAX = 10 * MINUTE_MS
/** Below it, compression saves less than its header costs. */
const COMPRESSED_BYTES_MIN = 1_024
/** Of brotli's 11: about as fast as gzip's 6, and smaller. */
const BROTLI_QUALITY = 5

interface Wanted {
  readonly recipe: BodyRecipe
  readonly encoding: Encoding
}

export class BodyCache {
  readonly #bodies: LRUCache<string, Body, Wanted>

  constructor(bytesMax: number) {
    this.#bodies = new LRUCache({
      maxSize: bytesMax,
      sizeCalculation: ({ bytes }) => bytes.length + ENTRY_BYTES,
      fetchMethod: (_key, _stale, { context: { recipe, encoding } }) => makeBody(recipe, encoding),
      ttl: UNREAD_MS_MAX,
      updateAgeOnGet: true,
      // One that others push out of memory while it is made is sent all the same.
      ignoreFetchAbort: true,
    })
  }

  /** Known without waiting, or undefined. */
  peek(key: string, encoding: Encoding): Body | undefined {
    return this.#bodies.get(`${encoding} ${key}`)
  }

  /** Made once for all who ask in the meantime. */
  async body(recipe: BodyRecipe, encoding: Encoding): Promise<Body> {
    const context = { recipe, encoding }
    return (await this.#bodies.forceFetch(`${encoding} ${recipe.key}`, { context })) as Body
  }
}

/** A body that is made for one answer, and not kept. */
export async function makeBody(
  { type, make }: Pick<BodyRecipe, 'type' | 'make'>,
  encoding: Encoding,
): Promise<Body> {
  const made = await make()
  const plain = typeof made === 'string' ? Buffer.from(made) : made
  const used = isCompressible(type) && plain.length >= COMPRESSED_BYTES_MIN ? encoding : 'identity'
  const bytes = await compressors[used](plain)
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  return { tag, type, encoding: used, bytes }
}

const isCompressible = (type: string): boolean =>
  /^(text\/|application\/json|image\/svg)/.test(type)

const compressors: Readonly<Record<Encoding, (plain: Buffer) => Buffer | Promise<Buffer>>> = {
  br: (plain) =>
    promisify(brotliCompress)(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain) => promisify(gzip)(plain),
  identity: (plain) => plain,
}

/** The smallest encoding that the reader takes (RFC 9110, section 12.5.3). */
export function encodingFor(acceptEncoding = ''): Encoding {
  const refused = /;\s*q\s*=\s*0(\.0*)?\s*(;|$)/
  const taken = acceptEncoding
    .slice(0, 500)
    .toLowerCase()
    .split(',')
    .filter((each) => !refused.test(each))
    .map((each) => each.split(';', 1)[0]?.trim())
  return (['br', 'gzip'] as const).find((each) => taken.includes(each)) ?? 'identity'
}
