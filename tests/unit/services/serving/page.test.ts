import { toArchive } from '#reports/archive.ts'
import type { Report } from '#reports/report.ts'
import { localeOf } from '#services/serving/locale.ts'
import { archivePage } from '#services/serving/page.ts'
import { aFact, aNote, aReport, aVerdict } from '#testkit/report.ts'

const stored = (fields: Partial<Report> = {}): Report => ({
  ...aReport(fields),
  storedAt: 1,
  verdict: null,
  ...fields,
})

function pageOf(reports: readonly Report[], note = aNote(), options = {}) {
  const archive = toArchive('ada', 2025, note, reports)
  if (!archive) throw new Error('no archive')
  return archivePage(archive, { years: [2024, 2025], locale: 'en-GB', ...options })
}

/** What a reader sees: no tags, single spaces. */
const textOf = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('each sentence leads to the facts it rests on, numbered as they come', () => {
  const page = pageOf([stored()])

  expect(page).toMatch(
    /<bdi>You listened for 412 minutes\.<\/bdi><sup><a href="#d20250714-f1"[^>]*>1<\/a><\/sup>/,
  )
  expect(page).toMatch(
    /<li class="fact" id="d20250714-f2" data-fact="2"><span class="label">Top artist/,
  )
})

test('no word of a story is lost where its sentences do not cover it', () => {
  const story = 'Once. You listened for 412 minutes.\n\nAnd so it ended.'
  const page = pageOf([
    stored({
      story,
      sentences: [...aReport().sentences, { text: '', factIds: [], settledBy: 'code' }],
    }),
  ])

  expect(textOf(page)).toMatch(/Once\. You listened for 412 minutes\. 1 And so it ended\./)
  expect(page.match(/<div class="text">.*?<\/div>/s)?.[0].match(/<p>/g)).toHaveLength(2)
})

test('a day says its weekday and date in the words of the reader', () => {
  const page = pageOf([stored()])

  expect(textOf(page)).toContain('Monday 14 July Biggest music day')
  expect(page).toMatch(/<time datetime="2025-07-14" aria-label="Monday,? 14 July 2025">/)
})

test('a day away from home says whose clock times it has, and a shared first place with whom', () => {
  const facts = [
    ...aReport().facts,
    aFact({ id: 'zone:1', value: 'America/New_York', unit: 'zone' }),
    aFact({ id: 'zone:2', value: 'Asia/Tokyo', unit: 'zone' }),
    aFact({ id: 'shared-with:1', value: '20250309', unit: 'date' }),
  ]
  const page = textOf(pageOf([stored({ facts })]))

  expect(page).toContain('Clock times of this day are those of America/New York, then Asia/Tokyo.')
  expect(page).toContain('Biggest music day, shared with 9 March')
  expect(page).toContain('Shares its place with 2025-03-09')
  expect(textOf(pageOf([stored()]))).not.toContain('Clock times')
})

test('a report says by which time zone data its day was cut, where that is known', () => {
  const { lineage } = aReport()
  const basis = { tzVersion: '2026f' } as Report['lineage']['basis']
  const page = textOf(pageOf([stored({ lineage: { ...lineage, basis } })]))

  expect(page).toContain('Time zones IANA 2026f')
  expect(textOf(pageOf([stored()]))).not.toContain('Time zones')
})

test('a reader is told plainly who wrote a text, and what a check found', () => {
  const checks = [{ name: 'facts', kind: 'CODE', outcome: 'fail', detail: 'not 412' }]
  const page = pageOf([stored({ verdict: aVerdict({ outcome: 'fail', checks }) })])

  expect(textOf(page)).toContain('Written by the fake model: a program')
  expect(textOf(page)).toContain('A later check found a fault in this text (facts: not 412).')
  expect(page).toContain('<p class="hand plain">')
})

test('a day that is still being written stands in its place', () => {
  const days = ['20250101', '20250714', '20251224'].map((date) => ({
    date,
    factsHash: `hash-${date}`,
  }))
  const page = pageOf([stored()], aNote({ days }))

  expect(page).toContain('data-pending="2"')
  expect(
    [...page.matchAll(/<article class="([a-z ]+)" id="d(\d+)"/g)].map((match) => match[2]),
  ).toEqual(['20250101', '20250714', '20251224'])
})

test('a rewrite that is under way leaves the story that is there', () => {
  const page = pageOf([stored()], aNote({ days: [{ date: '20250714', factsHash: 'newer' }] }))

  expect(page.match(/<article /g)).toHaveLength(1)
  expect(page).toContain('Revision 1')
})

test('an archive without stories says why', () => {
  const explained = textOf(pageOf([], aNote({ days: [], notes: ['Only 6 days have plays.'] })))
  const unexplained = textOf(pageOf([], aNote({ days: [] })))

  expect(explained).toContain('Only 6 days have plays.')
  expect(explained).not.toContain('No day of this year has a story yet')
  expect(unexplained).toContain('No day of this year has a story yet')
})

test('runners-up stand at the end, with why they lost; another year is one step away', () => {
  const page = pageOf([stored()])

  expect(textOf(page)).toMatch(
    /Days that nearly made it Biggest podcast day 2 January It was close\./,
  )
  expect(page).toContain('<a href="2024">2024</a>')
})

test('the calendar has each day of the year once, and marks those with a story or nearly one', () => {
  const lost = { category: 'repeat-heavy-day' as const, strength: 0.5, reason: 'It was close.' }
  const runnersUp = ['20250714', '20250102', '20250102', '', '20240102'].map((date) => ({
    ...lost,
    date,
  }))
  const note = aNote({ runnersUp, days: [{ date: '20251231', factsHash: 'not stored' }] })
  const page = pageOf([stored()], note)
  const calendar = page.match(/<nav class="calendar".*?<\/nav>/s)?.[0] ?? ''

  expect(calendar.match(/h0/g)).toHaveLength(365 - 3)
  expect(
    [...calendar.matchAll(/<a class="([a-z-]+)" href="#(\w+)"/g)].map(([, ...at]) => at),
  ).toEqual([
    ['nearly', 'n20250102'],
    ['has-story', 'd20250714'],
    ['pending-day', 'd20251231'],
  ])
  expect(calendar).toContain(
    'aria-label="2 January, no story. A day on repeat: It was close. A day on repeat: It was close."',
  )
  expect(page.match(/id="n20250102"/g)).toHaveLength(1)
})

test('a leap year has its day, and a year without any day no calendar', () => {
  const archive = toArchive('ada', 2024, aNote({ days: [] }), [stored({ date: '20240229' })])
  const page = archive ? archivePage(archive, { years: [2024], locale: 'en-GB' }) : ''

  expect(page.match(/h0/g)).toHaveLength(365)
  expect(page).toMatch(/href="#d20240229"[^>]*aria-label="29 February: Biggest music day"/)
  expect(pageOf([], aNote({ days: [], runnersUp: [] }))).not.toContain('class="calendar"')
})

test('a story leads to its card, by the name of the day', () => {
  expect(pageOf([stored()])).toContain(
    '<a href="/archives/ada/2025/20250714/card.png" download="liner-notes-2025-07-14.png" aria-label="14 July as an image, PNG">PNG</a>',
  )
})

test('a trace is a link where someone shows traces', () => {
  const { traceId } = aReport()

  expect(pageOf([stored()])).toContain(`<code>${traceId}</code>`)
  const page = pageOf([stored()], aNote(), { jaegerUrl: 'http://127.0.0.1:16686/' })
  expect(page).toContain(`href="http://127.0.0.1:16686/trace/${traceId}"`)
})

test("dates come in the reader's kind of English", () => {
  expect(localeOf('en-US,en;q=0.9')).toBe('en-US')
  expect(localeOf('de-DE,de;q=0.9,en-AU;q=0.5')).toBe('en-AU')
  expect(localeOf('de-DE')).toBe('en-GB')
  expect(localeOf('en-x"><script>')).toBe('en-GB')
  expect(localeOf(undefined)).toBe('en-GB')
})
