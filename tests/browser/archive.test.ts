import type { Page } from 'playwright-core'
import { DAY_MS } from '#foundation/time.ts'
import type { ReportStore } from '#reports/store.ts'
import { openArchiveBrowser } from '#testkit/archive-browser.ts'
import { aFact, aNote, aReport, aVerdict } from '#testkit/report.ts'

const PATIENCE_MS = 60_000 // A browser shares its processors with the servers.
const hostile = '<img src="http://evil.example/x.png"> <script>document.title="owned"</script>'
const archive = await openArchiveBrowser(fillStore)
const { store, linkTo, openPage } = archive

afterAll(() => archive[Symbol.asyncDispose]())

async function fillStore(store: ReportStore): Promise<void> {
  for (const date of ['20250101', '20250318', '20250714']) await store.put(aReport({ date }))
  const facts = [
    aFact({ id: 'minutes', value: 130, usual: 96, rank: 4 }),
    aFact({ id: 'top-artist', value: `${hostile}${'long'.repeat(60)}` }),
  ]
  await store.put(aReport({ date: '20251102', title: hostile, facts }))
  await store.saveVerdict('ada:20250714', aVerdict())
  const days = ['20250101', '20250318', '20250714', '20250923', '20251102'].map((date) => ({
    date,
    factsHash: `hash-${date}`,
  }))
  await store.note('ada', 2025, aNote({ days }))
}

const isOpen = async (page: Page, date: string) =>
  (await page.locator(`#d${date} .facts[open]`).count()) === 1

const focused = (page: Page) => page.locator(':focus')

/** Evaluated in the page: the tests know no DOM. */
const widthOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth')
const coloursOf = (page: Page) =>
  page.evaluate<[string, string]>(
    '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
  )

/** 0 for black to 765 for white. */
const lightness = (colour: string) =>
  (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)

test(
  'a listener reads their days in order, and is told who wrote them',
  async () => {
    await using opened = await openPage()
    const { page, complaints } = opened

    expect(await page.title()).toBe('Liner Notes · 2025')
    expect(
      await page
        .locator('.story time')
        .evaluateAll((all) => all.map((each) => each.getAttribute('datetime'))),
    ).toEqual(['2025-01-01', '2025-03-18', '2025-07-14', '2025-09-23', '2025-11-02'])
    expect(await page.locator('#d20250714').textContent()).toMatch(
      /Monday.*14.*July.*Biggest music day/s,
    )
    expect(await page.locator('#d20250714 .hand').textContent()).toMatch(/fake.*found true/s)
    expect(await page.locator('#d20250923').textContent()).toContain('Still being written')
    expect(await page.locator('.runners-up').textContent()).toContain('It was close.')
    expect(complaints).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'the token leaves the address bar',
  async () => {
    await using opened = await openPage()

    expect(opened.page.url()).toBe(`${archive.url}/archives/ada/2025`)
    await opened.page.reload()
    expect(await opened.page.locator('.story').count()).toBe(5)
  },
  PATIENCE_MS,
)

test(
  'facts open by keyboard alone',
  async () => {
    await using opened = await openPage()
    const { page } = opened

    await page.keyboard.press('Tab')
    expect(await focused(page).textContent()).toBe('Skip to the stories')
    await page.keyboard.press('Enter')
    await page.keyboard.press('j')
    expect(await focused(page).getAttribute('id')).toBe('d20250101')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('j')
    expect(await focused(page).getAttribute('id')).toBe('d20250714')

    const isAtFacts = async () => (await page.locator('.facts summary:focus').count()) === 1
    for (let presses = 0; presses < 10 && !(await isAtFacts()); presses += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await isOpen(page, '20250714')).toBe(true)
    expect(await page.locator('#d20250714 .fact').first().textContent()).toMatch(
      /Minutes heard\s+412/,
    )
  },
  PATIENCE_MS,
)

test(
  'a sentence lights the facts it rests on, and its numbers lead to them',
  async () => {
    await using opened = await openPage()
    const { page } = opened
    const story = page.locator('#d20250714')

    await story.locator('.sentence sup a').nth(1).click()
    expect(await isOpen(page, '20250714')).toBe(true)
    expect(await story.locator('.fact.lit').textContent()).toContain('Portishead')

    await story.locator('.sentence').first().hover()
    expect(await story.locator('.fact.lit').textContent()).toContain('412')
    expect(await story.locator('.sentence.lit').textContent()).toContain(
      'You listened for 412 minutes.',
    )
  },
  PATIENCE_MS,
)

test(
  'facts and numbers work without scripts',
  async () => {
    await using opened = await openPage({ javaScriptEnabled: false })
    const story = opened.page.locator('#d20250714')

    await story.locator('.facts summary').click()
    expect(await story.locator('.fact').first().isVisible()).toBe(true)
  },
  PATIENCE_MS,
)

test(
  'the page is dark for those who want it dark',
  async () => {
    await using light = await openPage({ colorScheme: 'light' })
    await using dark = await openPage({ colorScheme: 'dark' })

    const [paper = 0, ink = 0] = (await coloursOf(light.page)).map(lightness)
    const [darkPaper = 0, darkInk = 0] = (await coloursOf(dark.page)).map(lightness)
    expect(paper).toBeGreaterThan(600)
    expect(ink).toBeLessThan(150)
    expect(darkPaper).toBeLessThan(150)
    expect(darkInk).toBeGreaterThan(600)
  },
  PATIENCE_MS,
)

test.each([360, 390, 768])(
  'nothing is cut off on a screen of %i px',
  async (width) => {
    await using opened = await openPage({ viewport: { width, height: 740 } })
    const { page } = opened
    for (const summary of await page.locator('summary').all()) await summary.click()

    expect(await widthOf(page)).toBeLessThanOrEqual(width)
  },
  PATIENCE_MS,
)

test(
  'a hostile title is text',
  async () => {
    await using opened = await openPage()
    const { page } = opened

    expect(await page.locator('#d20251102 h2').textContent()).toBe(hostile)
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Liner Notes · 2025')
  },
  PATIENCE_MS,
)

test(
  'no request leaves the host',
  async () => {
    await using opened = await openPage()
    await opened.page.locator('#d20251102 .facts summary').click()

    expect(opened.requests.length).toBeGreaterThan(2)
    expect(opened.requests.filter((url) => !url.startsWith(archive.url))).toEqual([])
  },
  PATIENCE_MS,
)

test(
  "another's, a changed or an expired link opens nothing, and says nothing",
  async () => {
    const good = await linkTo()
    const links = [
      await linkTo({ nowMs: Date.now() - 8 * DAY_MS }),
      (await linkTo({ userId: 'eve' })).replace('/eve/', '/ada/'),
      good.replace(/.$/, good.endsWith('A') ? 'B' : 'A').replace(/token=e/, 'token=f'),
      good.replace(/\?.*/, ''),
    ]
    const texts = new Set<string>()
    for (const link of links) {
      await using opened = await openPage({}, Promise.resolve(link))
      expect(opened.response?.status()).toBe(403)
      texts.add((await opened.page.locator('body').textContent()) ?? '')
    }

    expect(texts.size).toBe(1)
    expect([...texts][0]).not.toMatch(/ada|2025/)
  },
  PATIENCE_MS,
)

test(
  'a story that was being written appears by itself',
  async () => {
    await using opened = await openPage()
    await store.put(aReport({ date: '20250923', title: 'The day that came later' }))

    await opened.page.locator('#d20250923 h2', { hasText: 'The day that came later' }).waitFor()
  },
  PATIENCE_MS,
)

test(
  'on paper the facts are unfolded',
  async () => {
    await using opened = await openPage()
    await opened.page.emulateMedia({ media: 'print' })

    const height = await opened.page
      .locator('#d20250714 .fact')
      .first()
      .evaluate((fact) => fact.getBoundingClientRect().height)
    expect(height).toBeGreaterThan(10)
  },
  PATIENCE_MS,
)
