import { checkText } from '#fact-check/check.ts'
import { seededRandom } from '#foundation/random.ts'
import { type Clean, cleanStories, type Text } from '#testkit/fact-corpus/authors.ts'
import { mutationOperators } from '#testkit/fact-corpus/operators.ts'
import { selection } from '#testkit/selected-days.ts'

const SEEDS = [3, 5, 8]
const days = SEEDS.flatMap((seed) => selection(seed).days)
const clean = cleanStories(days)

const check = (text: Text, { day }: Clean) =>
  checkText(text, { ...day, country: null, language: 'en' })

/** What each operator made of the clean stories, and which of it went unseen. */
function drill(name: keyof typeof mutationOperators & string) {
  const random = seededRandom(SEEDS.length)
  const lies = clean.flatMap((story) => {
    const lie = mutationOperators[name]?.run(story, random)
    const isOther = lie && (lie.title !== story.title || lie.story !== story.story)
    return isOther ? [{ story, lie }] : []
  })
  const missed = lies.filter(({ story, lie }) => check(lie, story).faults.length === 0)
  return { lies: lies.length, missed: missed.map(({ lie }) => `${lie.title} | ${lie.story}`) }
}

test('true stories of several writers over computed facts raise no alarm', () => {
  const alarms = clean.flatMap((story) =>
    check(story, story).faults.map(({ detail }) => `${story.author}: ${detail}`),
  )

  expect(clean.length).toBeGreaterThanOrEqual(60)
  expect(new Set(clean.map(({ author }) => author)).size).toBeGreaterThanOrEqual(8)
  expect(alarms.slice(0, 5)).toEqual([])
})

test.each(Object.entries(mutationOperators))(
  'a lie of the kind "%s" is seen',
  (name, { recallMin }) => {
    const { lies, missed } = drill(name)
    const recall = 1 - missed.length / lies

    process.stdout.write(
      `${name.padEnd(18)} ${lies - missed.length} of ${lies}: ${recall.toFixed(4)}\n`,
    )
    expect(lies).toBeGreaterThanOrEqual(20)
    expect({
      isEnough: recall >= recallMin,
      missed: recall >= recallMin ? [] : missed.slice(0, 3),
    }).toEqual({
      isEnough: true,
      missed: [],
    })
  },
)

test('all lies together are seen in at least 97 of 100', () => {
  const drills = Object.keys(mutationOperators).map((name) => drill(name))
  const lies = drills.reduce((sum, each) => sum + each.lies, 0)
  const missed = drills.reduce((sum, each) => sum + each.missed.length, 0)

  expect(1 - missed / lies).toBeGreaterThanOrEqual(0.97)
})
