import axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { ReportStore } from '#reports/store.ts'
import { openArchiveBrowser } from '#testkit/archive-browser.ts'
import { oddTimelines } from '#testkit/odd-timelines.ts'
import { aNote, aReport, aVerdict } from '#testkit/report.ts'

const PATIENCE_MS = 90_000 // A browser shares its processors with the servers.
const archive = await openArchiveBrowser(fillStore)
const { openPage } = archive

afterAll(() => archive[Symbol.asyncDispose]())

async function fillStore(store: ReportStore): Promise<void> {
  await store.put(aReport())
  await store.put({ ...aReport({ date: '20250601' }), timeline: null })
  for (const { what, date, timeline } of oddTimelines) {
    await store.put(aReport({ date, timeline, title: `A day of ${what}` }))
  }
  await store.saveVerdict('ada:20250714', aVerdict())
  const days = ['20250714', '20251224'].map((date) => ({ date, factsHash: `hash-${date}` }))
  const averageHours = Array.from({ length: 24 }, (_, hour) => hour)
  await store.note('ada', 2025, aNote({ days, averageHours }))
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** What axe finds, with everything unfolded. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  for (const summary of await page.locator('summary').all()) await summary.click()
  await page.evaluate(axe.source)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = await page.evaluate<{ violations: readonly Violation[] }>(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`,
  )
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`)}`,
  )
}

test.each([
  ['light', 1_280],
  ['dark', 1_280],
  ['light', 390],
  ['dark', 390],
] as const)(
  'axe finds nothing in the %s theme at %i px',
  async (colorScheme, width) => {
    await using opened = await openPage({ colorScheme, viewport: { width, height: 900 } })

    expect(await violationsOf(opened.page)).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'the calendar leads by keyboard to a story, and to why another day has none',
  async () => {
    await using opened = await openPage()
    const { page } = opened
    const labels: string[] = []
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab')
      const label = await page.locator(':focus').getAttribute('aria-label')
      labels.push(label ?? '')
      if (label?.startsWith('2 January')) break
    }

    expect(labels.at(-1)).toBe('2 January, no story. Biggest podcast day: It was close.')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#n20250102')
    expect(await page.locator('#n20250102').textContent()).toContain('It was close.')
    const marked = await page
      .locator('.calendar a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')))
    expect(marked).toEqual(
      [...marked].sort((a, b) => (a?.slice(2) ?? '').localeCompare(b?.slice(2) ?? '')),
    )
  },
  PATIENCE_MS,
)

test(
  'the focus goes through a story from its text to its picture in words, its facts and its source',
  async () => {
    await using opened = await openPage()
    const { page } = opened
    await page.locator('#d20250714').focus()
    const seen: string[] = []
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab')
      const focus = page.locator(':focus')
      if ((await focus.locator('xpath=ancestor::article[@id="d20250714"]').count()) === 0) break
      seen.push((await focus.textContent()) ?? '')
    }

    expect(seen.filter((text) => !/^\d+$/.test(text)).slice(0, 3)).toEqual([
      'Hour by hour',
      'Rests on 2 facts',
      'Where it comes from',
    ])
    await page.locator('#d20250714 .hours summary').press('Enter')
    expect(await page.locator('#d20250714 .hours table').first().isVisible()).toBe(true)
  },
  PATIENCE_MS,
)

test.each(oddTimelines)(
  'a day of $what is drawn within its place',
  async ({ date, timeline }) => {
    await using opened = await openPage({ viewport: { width: 360, height: 740 } })
    const { page, complaints } = opened
    const day = page.locator(`#d${date}`)
    await day.locator('.hours summary').click()

    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      360,
    )
    expect(await day.locator('.heard li').count()).toBe(
      timeline.creators.length + Number(timeline.others > 0),
    )
    expect(await day.locator('.hours table').first().locator('tbody tr').count()).toBe(
      timeline.hours.length,
    )
    const [strip, place] = await Promise.all([
      day.locator('.day-strip path').first().boundingBox(),
      day.locator('.day-strip svg').boundingBox(),
    ])
    expect(strip?.x).toBeGreaterThanOrEqual((place?.x ?? 0) - 1)
    expect((strip?.x ?? 0) + (strip?.width ?? 0)).toBeLessThanOrEqual(361)
    expect(complaints).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'a report of an earlier version says that it has no picture',
  async () => {
    await using opened = await openPage()
    const day = opened.page.locator('#d20250601')

    expect(await day.locator('.no-picture').textContent()).toContain('not stored')
    expect(await day.locator('.hours').count()).toBe(0)
  },
  PATIENCE_MS,
)

test(
  'on paper the pictures keep their colours, and the tables are left out',
  async () => {
    await using opened = await openPage({ colorScheme: 'dark' })
    const { page } = opened
    await page.emulateMedia({ media: 'print' })
    const styleOf = (selector: string, name: string) =>
      page.evaluate<string>(
        `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${name}`,
      )

    expect(await styleOf('#d20250714 .day-strip path', 'fill')).toBe('rgb(168, 64, 28)')
    expect(await styleOf('#d20250714 .picture', 'printColorAdjust')).toBe('exact')
    expect(await page.locator('#d20250714 .hours').isVisible()).toBe(false)
  },
  PATIENCE_MS,
)
