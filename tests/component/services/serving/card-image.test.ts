import { Resvg } from '@resvg/resvg-js'
import { MINUTE_MS } from '#foundation/time.ts'
import { cardFonts, openCardImages } from '#services/serving/card-image.ts'
import { fitLine } from '#services/serving/drawings/fit-text.ts'
import { CARD_HEIGHT, CARD_WIDTH, shareCard } from '#services/serving/drawings/share-card.ts'
import { hostileTitles } from '#testkit/hostile-titles.ts'
import { oddTimelines } from '#testkit/odd-timelines.ts'
import { aReport } from '#testkit/report.ts'

const cardOf = (fields: object = {}) =>
  shareCard({ ...aReport(fields), storedAt: 1, verdict: null }, 'en-GB')

const sizeOf = (png: Buffer | undefined) => [png?.readUInt32BE(16), png?.readUInt32BE(20)]

test('a card becomes a PNG of its size, with the letters of its fonts', async () => {
  const images = openCardImages({ now: () => 0 })
  const png = await images.imageOf(cardOf())
  const bare = await images.imageOf(cardOf().replaceAll(/<text.*?<\/text>/gs, ''))

  expect(png?.subarray(1, 4).toString()).toBe('PNG')
  expect(sizeOf(png)).toEqual([CARD_WIDTH, CARD_HEIGHT])
  expect(png?.length).toBeGreaterThan((bare?.length ?? 0) + 5_000)
})

test.each(oddTimelines)('a day of $what becomes an image', async ({ date, timeline }) => {
  const images = openCardImages({ now: () => 0 })

  expect(sizeOf(await images.imageOf(cardOf({ date, timeline })))).toEqual([
    CARD_WIDTH,
    CARD_HEIGHT,
  ])
})

test('hostile titles become images', async () => {
  const images = openCardImages({ now: () => 0 })
  const titles = [
    ...hostileTitles.slice(0, 5),
    '\uffff\ud800\u0000</svg>&amp;',
    '聴いた日 👩‍👩‍👧‍👦',
  ]
  for (const title of titles) {
    expect(sizeOf(await images.imageOf(cardOf({ title })))).toEqual([CARD_WIDTH, CARD_HEIGHT])
  }
})

test('a card is drawn once for as long as it is kept', async () => {
  let nowMs = 0
  const images = openCardImages({ now: () => nowMs })
  const first = await images.imageOf(cardOf())
  const [again, other] = await Promise.all([
    images.imageOf(cardOf()),
    images.imageOf(cardOf({ title: 'Another' })),
  ])

  expect(again).toBe(first)
  expect(other).not.toEqual(first)
  nowMs = 10 * MINUTE_MS
  const later = await images.imageOf(cardOf())
  expect(later).not.toBe(first)
  expect(later).toEqual(first)
})

test('no more than 20 cards wait, and those that are drawn already are given all the same', async () => {
  const images = openCardImages({ now: () => 0 })
  const known = cardOf({ title: 'Known' })
  const drawn = await images.imageOf(known)
  const asked = Array.from({ length: 25 }, (_, index) =>
    images.imageOf(cardOf({ title: `Title ${index}` })),
  )

  expect(await images.imageOf(known)).toBe(drawn)
  const answers = await Promise.all(asked)
  expect(answers.map((png) => png !== undefined)).toEqual([
    ...new Array(20).fill(true),
    ...new Array(5).fill(false),
  ])
  expect(await images.imageOf(cardOf({ title: 'Title 24' }))).toBeDefined()
})

test.each([
  'The quick brown fox jumps over the lazy dog and goes home',
  'WWWWWWWWWW MMMMMMMMMM @@@@@@@@ %%%%%%%',
  '0123456789 0123456789 0123456789 0123456789',
  'Árvíztűrő tükörfúrógép, Dvořák, Łódź, Reykjavík, Ærø, Þórr, Ŋ',
  'Широкая электрификация южных губерний даст мощный толчок',
  'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ΩΨΦ',
  'فيروز وأم كلثوم وعبد الحليم حافظ وفريد الأطرش وأسمهان',
  'עידן רייכל והפרויקט של עידן רייכל בהיכל התרבות',
])('text that is fitted to a width has it: %s', (text) => {
  for (const family of ['Source Serif 4', 'Source Sans 3']) {
    for (const weight of family === 'Source Sans 3' ? [400, 600] : [400]) {
      const line = fitLine(text, 40, 600).replace(/&/g, '&amp;')
      const font = { loadSystemFonts: false, fontFiles: cardFonts }
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="200"><text x="0" y="100" font-family="'${family}', 'DejaVu Sans'" font-weight="${weight}" font-size="40">${line}</text></svg>`
      expect(new Resvg(svg, { font }).getBBox()?.width).toBeLessThanOrEqual(600)
    }
  }
})
