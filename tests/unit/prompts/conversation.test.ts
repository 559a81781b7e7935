import { findDay } from '#models/stand-in/block.ts'
import { loadPrompt } from '#prompts/prompt.ts'
import { askAgain, askForSlots, askForText, spellingOf } from '#prompts/report/conversation.ts'
import { briefOf } from '../../support/asked.ts'
import { CANARY, hostileTitles } from '../../support/hostile-titles.ts'

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
    const earlier = [{ date: '20250101', category: 'birthday', title, opening: title }]
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
