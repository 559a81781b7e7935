import type { Report } from '#reports/report.ts'
import type { Timeline } from '#schemas/index.ts'
import { dayHours } from '#services/serving/day-hours.ts'
import { dayPicture } from '#services/serving/day-picture.ts'
import { aReport } from '#testkit/report.ts'
import { aCreator, aTimeline } from '#testkit/timeline.ts'

const average = Array.from({ length: 24 }, (_, hour) => hour / 2)

function drawn(timeline: Timeline | null | undefined, averageHours: readonly number[] = average) {
  const { timeline: _, ...report } = aReport()
  const stored = {
    ...report,
    storedAt: 1,
    verdict: null,
    ...(timeline !== undefined && { timeline }),
  }
  const picture = dayPicture(stored as Report, averageHours).text
  const hours = dayHours(stored as Report, averageHours)
  return { picture, hours: hours ? hours.text : '' }
}

const numbersIn = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((match) => Number(match[1]))
const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** Rows of the first table without its head. */
const rowsOf = (hours: string): string[][] =>
  [...(hours.split('</table>')[0] ?? '').matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map((row) =>
    (row[1] ?? '').split(/<\/t[dh]>(?:<td>)?/).filter((cell) => cell !== ''),
  )

test('who hears the page gets the numbers that are drawn', () => {
  const { picture, hours } = drawn(aTimeline())
  const rows = rowsOf(hours)
  const columns = numbersIn(picture, /class="hour"[^>]* height="([\d.]+)"/g)
  const pale = numbersIn(picture, /class="average"[^>]* height="([\d.]+)"/g)
  const minutes = rows.map((row) => Number(row[1]))
  const averages = rows.map((row) => Number(row[2]))
  const unit = Math.max(...columns) / Math.max(...minutes)

  expect(rows.map(([clock]) => clock)).toEqual(aTimeline().hours.map(({ clock }) => clock))
  expect(columns).toHaveLength(minutes.filter((each) => each > 0).length)
  for (const [index, each] of minutes.filter((each) => each > 0).entries()) {
    expect(columns[index]).toBeCloseTo(each * unit, 0)
  }
  for (const [index, each] of averages.filter((each) => each > 0).entries()) {
    expect(pale[index]).toBeCloseTo(each * unit, 0)
  }
})

test('the record has the parts that the list states', () => {
  const { picture } = drawn(aTimeline())
  const stated = numbersIn(picture, /class="amount">(\d+) minutes/g)
  const widths = numbersIn(picture, /class="band [^>]* stroke-width="([\d.]+)"/g)

  expect(stated).toEqual([300, 80, 32])
  expect(widths).toHaveLength(3)
  for (const [index, width] of widths.entries()) {
    expect(width / (widths[0] ?? 1)).toBeCloseTo((stated[index] ?? 0) / 300, 1)
  }
})

test('the words say when it was, and where the colours are from', () => {
  const { picture } = drawn(aTimeline())

  expect(textOf(picture)).toContain('2 sessions: 08:00 to 08:52, 20:00 to 21:00.')
  expect(textOf(picture)).toContain('Pale columns: your average day.')
  expect(textOf(picture)).toMatch(
    /Portishead 300 minutes Massive Attack 80 minutes 3 others 32 minutes/,
  )
  expect(picture).toContain('<path class="c0" d="M240 67h26v20h-26z"/>')
})

test.each([null, undefined])(
  'a report of an earlier version has no picture, and says so (%s)',
  (none) => {
    const { picture, hours } = drawn(none)

    expect(textOf(picture)).toContain('The hours of this day are not stored with its story.')
    expect(picture).not.toContain('<svg')
    expect(hours).toBe('')
  },
)

test('without an average day none is drawn or spoken of', () => {
  const { picture, hours } = drawn(aTimeline(), [])

  expect(picture).not.toContain('average')
  expect(hours).not.toContain('Average')
  expect(rowsOf(hours)[8]).toEqual(['08:00', '52', '15'])
})

test('one play, without a name', () => {
  const { picture } = drawn(
    aTimeline({
      creators: [aCreator({ name: '', plays: 1, minutes: 1 })],
      others: 0,
      othersPlays: 0,
      othersMinutes: 0,
      sessions: [{ from: 600, to: 601, startedAt: '10:00', endedAt: '10:01', plays: 1 }],
      runs: [{ from: 600, to: 601, creator: 0 }],
    }),
  )

  expect(textOf(picture)).toMatch(/One session, 10:00 to 10:01\..*Artist without a name 1 minute /)
})

test('a day counted by plays states plays, and no end of a session', () => {
  const { picture, hours } = drawn(aTimeline({ unit: 'plays' }))

  expect(textOf(picture)).toMatch(/2 sessions: from 08:00, from 20:00\..*Portishead 80 plays/)
  expect(hours).not.toContain('Minutes</th>')
  expect(rowsOf(hours)[20]).toEqual(['20:00', '105'])
})

test('many sessions are counted, and each is in the table', () => {
  const sessions = Array.from({ length: 20 }, (_, index) => ({
    from: index * 60,
    to: index * 60 + 5,
    startedAt: `${String(index).padStart(2, '0')}:00`,
    endedAt: `${String(index).padStart(2, '0')}:05`,
    plays: 1,
  }))
  const { picture, hours } = drawn(aTimeline({ sessions }))

  expect(textOf(picture)).toContain('20 sessions between 00:00 and 19:05.')
  expect(hours.split('<caption>Sessions')[1]?.match(/<th scope="row">/g)).toHaveLength(20)
})

test('what began the day before is accounted for', () => {
  const { hours } = drawn(aTimeline({ minutesBefore: 20 }))

  expect(textOf(hours)).toContain('20 of its minutes are not among these hours.')
})

test('names are text, whatever they are', () => {
  const name = '"><script>alert(1)</script> \u202eevil'
  const { picture } = drawn(aTimeline({ creators: [aCreator({ name })] }))

  expect(picture).toContain('<bdi>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; evil</bdi>')
})
