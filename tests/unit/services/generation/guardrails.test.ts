import { examine } from '#services/generation/guardrails.ts'
import { templatesFor } from '#services/generation/template.ts'
import { selection } from '#testkit/selected-days.ts'

const [day] = selection(200).days
if (!day) throw new Error('the selection is empty')
const grounds = { day, country: 'GB', openings: [] }
const brief = { ...grounds, reportId: `ann:${day.date}`, revision: 1, overview: [], earlier: [] }
const [text = { title: '', story: '', tags: [] }] = templatesFor(brief)

test('the same tag twice is a fault', () => {
  const { faults, rules } = examine({ ...text, tags: ['one day', 'one day'] }, grounds)

  expect(rules).toEqual(['tag'])
  expect(faults).toEqual(['The tags are the same. Write two different ones.'])
})

test('a sentence that is said twice is a fault', () => {
  const [first] = text.story.split(/(?<=\.) /)

  expect(examine({ ...text, story: `${text.story} ${first}` }, grounds).rules).toContain(
    'repetition',
  )
})

test('what the facts contradict is a fault, although a claim says otherwise', () => {
  const lie = 'You heard 9,999 minutes of music.'
  const claims = [
    {
      text: lie,
      claims: [{ facts: ['tracks'], relation: 'about' as const, span: '9,999 minutes' }],
    },
  ]
  const { rules } = examine({ ...text, story: `${text.story} ${lie}`, claims }, grounds)

  expect(rules).toContain('number')
})
