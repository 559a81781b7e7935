import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'
import type { Clock } from '#foundation/clock.ts'
import { Semaphore } from '#foundation/semaphore.ts'
import { MINUTE_MS } from '#foundation/time.ts'
import { CARD_WIDTH } from './drawings/share-card.ts'

export interface CardImages {
  /** The PNG of a card; undefined where too many are being drawn already. */
  imageOf(svg: string): Promise<Buffer | undefined>
}

const DRAWN_AT_ONCE_MAX = 2
const WAITING_MAX = 20
const KEPT_MAX = 64
/** An erased listener's cards are gone from memory after it. */
const KEPT_MS_MAX = 10 * MINUTE_MS

interface Kept {
  readonly image: Promise<Buffer>
  readonly keptAt: number
}

/** Draws cards, each once: an equal SVG is the same image. Which day may be seen is decided before. */
export function openCardImages(clock: Pick<Clock, 'now'>): CardImages {
  const kept = new Map<string, Kept>()
  const drawing = new Semaphore(DRAWN_AT_ONCE_MAX)
  let waiting = 0

  const forget = () => {
    for (const [key, { keptAt }] of kept) {
      if (kept.size <= KEPT_MAX && clock.now() - keptAt < KEPT_MS_MAX) return
      kept.delete(key)
    }
  }
  const draw = async (svg: string): Promise<Buffer> => {
    waiting += 1
    try {
      return await drawing.hold(async () => (await renderAsync(svg, optionsFor(svg))).asPng())
    } finally {
      waiting -= 1
    }
  }
  return {
    async imageOf(svg) {
      forget()
      const key = createHash('sha256').update(svg).digest('base64')
      const known = kept.get(key)
      if (known) return known.image
      if (waiting >= WAITING_MAX) return undefined
      const image = draw(svg)
      kept.set(key, { image, keptAt: clock.now() })
      image.catch(() => kept.delete(key))
      return image
    },
  }
}

const require = createRequire(import.meta.url)
/** Of free licences, and the same on every machine. */
export const cardFonts = [
  require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
]

/** What the bundled fonts have; for other scripts the machine's own fonts are looked through. */
const bundled =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u

const optionsFor = (svg: string) => ({
  fitTo: { mode: 'width' as const, value: CARD_WIDTH },
  font: {
    loadSystemFonts: !bundled.test(svg),
    fontFiles: cardFonts,
    defaultFontFamily: 'Source Sans 3',
    serifFamily: 'Source Serif 4',
    sansSerifFamily: 'Source Sans 3',
  },
})
