// What the composer promises of its stories, on archives of made-up listeners.
import { categories } from '#categories/categories.ts'
import { composeText } from '#composer/compose.ts'
import type { ComposedFact } from '#composer/day-view.ts'
import { wordCount } from '#composer/sentence.ts'
import { targetWords } from '#facts/text-length.ts'
import { examine } from '#services/generation/guardrails.ts'
import {
  type ComposedReport,
  composeArchive,
  maskSentence,
  shareOfRepeats,
  shareOfSamePairs,
} from '#testkit/prose.ts'
import { selection } from '#testkit/selected-days.ts'

const LISTENERS = 30
const archives = Array.from({ length: LISTENERS }, (_, at) => composeArchive(500 + at))
const reports = archives.flat()
const storyOf = ({ text }: ComposedReport) => text.story.map((phrase) => phrase.text).join(' ')
const maskedOf = ({ day, text }: ComposedReport) =>
  [text.title, ...text.story].map((phrase) => maskSentence(phrase.text, day))

test('titles and stories are as long as they should be', () => {
  const { title, story } = targetWords
  for (const report of reports) {
    const words = [wordCount(report.text.title.text), wordCount(storyOf(report))]
    expect(words[0]).toBeGreaterThanOrEqual(title.min)
    expect(words[0]).toBeLessThanOrEqual(title.max)
    expect(words[1]).toBeGreaterThanOrEqual(story.min)
    expect(words[1]).toBeLessThanOrEqual(story.max)
  }
})

test('a title says what the day was, without a clock time', () => {
  for (const { text } of reports) {
    expect(text.title.text).toMatch(/^The day you /)
    expect(text.title.text).not.toMatch(/\d:\d\d|\.$/)
  }
})

test('sentences differ by more than names and numbers, in an archive and over many', () => {
  const inArchives = archives.map((archive) => shareOfRepeats(archive.flatMap(maskedOf)))

  expect(inArchives.reduce((sum, share) => sum + share, 0) / LISTENERS).toBeLessThan(0.02)
  expect(shareOfSamePairs(reports.flatMap(maskedOf))).toBeLessThan(0.005)
})

test('the stories of a category may be about twelve moments and more, and none is listed twice', () => {
  for (const [name, { stories }] of Object.entries(categories)) {
    const moments = [...Object.keys(stories.titles), ...stories.untitled]
    expect({ name, moments: new Set(moments).size }).toEqual({ name, moments: moments.length })
    expect(moments.length).toBeGreaterThanOrEqual(12)
  }
})

test('no two stories of an archive begin alike or follow one plan', () => {
  for (const archive of archives) {
    const openings = archive.map((report) => storyOf(report).split(' ').slice(0, 4).join(' '))
    const plans = archive.map(({ day, text }) => `${day.category} ${text.moment}`)
    expect(new Set(openings).size).toBe(openings.length)
    expect(new Set(plans).size).toBe(plans.length)
  }
})

test('nearly every first try passes every check', () => {
  const faulty = reports.filter(({ day, text }) => {
    const draft = { title: text.title.text, story: text.story.map((each) => each.text).join(' ') }
    return (
      examine({ ...draft, tags: text.tags }, { day, country: 'GB', openings: [] }).faults.length > 0
    )
  })

  expect(faulty.length / reports.length).toBeLessThan(0.12)
})

test('a sentence says which facts it states, and states no other number', () => {
  for (const { day, text } of reports) {
    const ids = new Set(day.facts.map(({ id }) => id))
    for (const { text: sentence, claims } of [text.title, ...text.story]) {
      for (const { facts } of claims) expect(facts.filter((id) => !ids.has(id))).toEqual([])
      if (/\d/.test(sentence)) expect(claims.length).toBeGreaterThan(0)
    }
  }
})

test('one is singular, any other number plural', () => {
  for (const report of reports) {
    const text = `${report.text.title.text} ${storyOf(report)}`
    expect(text).not.toMatch(
      /(?<![-\d])\b(?:1|[Oo]ne) (?:minutes|plays|tracks|artists|episodes|shows|days|sessions|repeats|genres)\b/,
    )
    expect(text).not.toMatch(
      /(?<![-\d])\b(?:[02-9]|two|three|four|five|six|seven|eight|nine|ten) (?:minute|play|track|artist|episode|show|session|repeat|genre)\b(?!s)/,
    )
    expect(text).not.toMatch(/\b(?:0|zero) /i)
  }
})

test('the same seed gives the same text, another one another', () => {
  const [day] = selection(501).days
  if (!day) throw new Error('the selection is empty')
  const write = (seed: string) =>
    composeText({ category: day.category, country: 'GB', facts: day.facts }, { seed })

  expect(write('ann:1')).toEqual(write('ann:1'))
  expect(write('ann:2').story).not.toEqual(write('ann:1').story)
})

const hostile = [
  'blink-182',
  'Wham!',
  'Who Is This?',
  'Tyler, The Creator, and Many, Many Others',
  'Say “Hello”',
  'a "quoted" name',
  'x'.repeat(200),
  'The Band with a Name That Has Far Too Many Words to Say',
  'فيروز',
  'Unknown Artist',
  'Various Artists',
  '<script>alert(1)</script>',
  '{top-artist}',
  '[a|b]',
  'line\nbreak',
  '‮evil',
  '...',
]

test.each(hostile)('the name %j breaks no sentence', (name) => {
  const rename = (fact: ComposedFact): ComposedFact => {
    const isNamed = fact.unit === 'name' && fact.id !== 'holiday'
    return {
      ...fact,
      value: isNamed ? name : fact.value,
      subject: fact.subject === null ? null : name,
    }
  }
  for (const day of selection(502).days) {
    const facts = day.facts.map(rename)
    const { title, story } = composeText(
      { category: day.category, country: 'US', facts },
      { seed: 'ann' },
    )
    for (const { text } of [title, ...story]) {
      const rest = text.replaceAll(name, 'Name')
      expect(rest).not.toMatch(/[{}[\]|<>\n]|undefined|null|NaN| {2}|\s[.,]|[.!?]\.|,,/)
      expect(rest).toMatch(/^\P{Ll}/u)
    }
    if (/Unknown|Various|\n|‮|script/.test(name)) {
      expect(JSON.stringify([title, story])).not.toContain(name)
    }
  }
})
