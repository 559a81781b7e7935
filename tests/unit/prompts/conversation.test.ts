import { createHash } from 'node:crypto'
import { kindOf } from '#facts/fact.ts'
import { findDay } from '#models/fake/block.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { askAgain, askForSlots, askForText, spellingOf } from '#prompts/report/conversation.ts'
import { briefOf } from '#testkit/brief-fixture.ts'
import { CANARY, hostileTitles } from '#testkit/hostile-titles.ts'

const prompt = loadPrompt('report', 'v1')

test('the model sees the facts as they read in a sentence, each with the name that it belongs to', () => {
  const brief = briefOf(4)
  const day = findDay(askForText(prompt, brief).messages)

  const fact = brief.day.facts.find(({ id }) => id === 'top-artist-minutes')
  expect(day?.facts.find(({ id }) => id === 'top-artist-minutes')).toMatchObject({
    says: `${fact?.value} minutes`,
    of: fact?.subject,
  })
  expect(day?.facts).toHaveLength(brief.day.facts.length)
})

test('nobody outside learns whose day it is', () => {
  const { messages } = askForText(prompt, { ...briefOf(4), reportId: 'ann@example.org:20250101' })

  expect(JSON.stringify(messages)).not.toContain('ann@example.org')
})

test('no model ever reads a hostile title, wherever it stands', () => {
  const brief = briefOf(4)
  const read: string[] = []
  for (const title of hostileTitles) {
    const facts = brief.day.facts.map((fact) =>
      fact.unit === 'name' ? { ...fact, value: title, subject: title } : fact,
    )
    const log = brief.day.log.map((entry) => ({ ...entry, title, creator: title }))
    const earlier = [{ date: '20250101', category: 'birthday' as const, title, opening: title }]
    const hostile = { ...brief, day: { ...brief.day, facts, log }, earlier, openings: [title] }

    for (const { messages, slots } of [askForText(prompt, hostile), askForSlots(prompt, hostile)]) {
      if (JSON.stringify(messages).toLowerCase().includes(CANARY)) read.push(title)
      expect(slots.get('{T1}')).toBeDefined()
    }
  }

  expect(read).toEqual([])
})

test('every slot of a slots conversation has its words', () => {
  const { messages, slots } = askForSlots(prompt, briefOf(4))

  const facts = findDay(messages)?.facts ?? []
  for (const { says, slot, usual, usualSlot } of facts) {
    expect(slots.get(`{${slot}}`)).toBe(says)
    if (usual) expect(slots.get(`{${usualSlot}}`)).toBe(usual)
  }
  expect(slots.size).toBeGreaterThanOrEqual(facts.length)
})

test('a second try goes on from the text at fault, with the faults named', () => {
  const asked = askForText(prompt, briefOf(4))

  const again = askAgain(prompt, asked, '{"title":"x"}', ['the story has 3 words'])

  expect(again.messages.slice(0, 2)).toEqual(asked.messages)
  expect(again.messages[2]).toEqual({ role: 'assistant', content: '{"title":"x"}' })
  expect(again.messages[3]?.content).toContain('- the story has 3 words')
})

test('the date and the spelling follow the country', () => {
  const dateFor = (country: string) =>
    findDay(askForText(prompt, { ...briefOf(4), country }).messages)?.facts[0]?.says
  expect(dateFor('US')).toMatch(/^[A-Z][a-z]+ \d+$/)
  expect(dateFor('GB')).toMatch(/^\d+ [A-Z][a-z]+$/)
  expect(['GB', 'US', 'CA', 'DE', null].map(spellingOf)).toEqual([
    'British',
    'American',
    'Canadian',
    'American',
    'American',
  ])
})

test('what v1 sends for a given day is what it was when it was first used', () => {
  const fact = (id: string, value: number | string, unit: string, more = {}) => ({
    id,
    kind: kindOf(id),
    value,
    unit,
    subject: null,
    rank: null,
    usual: null,
    coverage: null,
    ...more,
  })
  const marks = { nth: 0, isNewArtist: false, isNewTrack: false }
  const entry = { startedAt: '07:42', endedAt: '09:10', plays: 12, minutes: 40, ...marks }
  const day = {
    date: '20250714',
    zone: 'UTC',
    category: 'biggest-music-day' as const,
    strength: 1,
    facts: [
      fact('date', '20250714', 'date'),
      fact('music-minutes', 1412, 'minutes', { rank: 1, usual: 96 }),
      fact('top-artist', 'Marrow <Lane>', 'name'),
      fact('top-artist-share', 38, 'share', { subject: 'Marrow <Lane>' }),
    ],
    log: [{ ...entry, kind: 'session', title: '', creator: 'Marrow <Lane>' }],
    timeline: null,
    factsHash: 'x',
    playsCount: 12,
    sources: [],
  }
  const brief = {
    reportId: 'ann:20250714',
    revision: 1,
    day,
    country: 'GB',
    overview: [fact('year-minutes', 40_000, 'minutes')],
    earlier: [],
    openings: ['On Monday 3 March you'],
  }
  const hash = (messages: unknown) =>
    createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 16)

  // A change here is a change of the prompt: make it a new version.
  expect(hash(askForText(prompt, brief).messages)).toBe('a4bd5dd99e85d433')
  expect(hash(askForSlots(prompt, brief).messages)).toBe('deb22fe6290848b5')
})
