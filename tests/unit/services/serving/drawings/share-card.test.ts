import type { Report } from '#reports/report.ts'
import { shareCard } from '#services/serving/drawings/share-card.ts'
import { aReport, aVerdict } from '#testkit/report.ts'
import { aCreator, aTimeline } from '#testkit/timeline.ts'

const cardOf = (fields: Partial<Report> = {}) =>
  shareCard({ ...aReport(fields), storedAt: 1, verdict: null, ...fields }, 'en-GB')

const textsIn = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

test('a card says which day it is, its title and who was heard most', () => {
  expect(textsIn(cardOf({ title: 'The day of the trip' }))).toEqual([
    'LINER NOTES',
    expect.stringMatching(/^Monday,? 14 July 2025 · Biggest music day$/),
    'The day of the trip',
    ...['00:00', '06:00', '12:00', '18:00', '24:00'],
    ...['Portishead', '300 minutes', 'Massive Attack', '80 minutes', '3 others', '32 minutes'],
    'Written by the fake model, a program that composes sentences from facts.',
  ])
})

test('a card does not say whose day it is, and loads nothing', () => {
  const svg = cardOf({ userId: 'someone-private' })

  expect(svg).not.toContain('someone-private')
  expect(svg).not.toMatch(/href|url\(|<style|<script|<image|@import/)
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg'])
})

test('a card marks what the page marks', () => {
  const { writtenBy } = aReport()
  const byModel = { writtenBy: { ...writtenBy, model: 'gpt', route: 'openai' } }

  expect(cardOf({ verdict: aVerdict({ outcome: 'fail' }) })).toContain('found a fault in this text')
  expect(cardOf({ writtenBy: { ...writtenBy, fallback: 'template' } })).toContain('a template')
  expect(textsIn(cardOf(byModel)).at(-1)).toBe('32 minutes')
})

test('a report of an earlier version has a card of its words', () => {
  expect(textsIn(cardOf({ timeline: null }))).toHaveLength(4)
})

test('a hostile title and name are text', () => {
  const hostile = '</text><script>alert(1)</script>"\ufffe\ud800\u202e'
  const svg = cardOf({
    title: hostile,
    timeline: aTimeline({ creators: [aCreator({ name: hostile })] }),
  })

  expect(svg).not.toContain('<script')
  expect(svg).not.toMatch(/[\ufffe\ud800\u202e]/)
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;')
})
