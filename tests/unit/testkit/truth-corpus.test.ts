import { canonicalHash } from '#facts/hash.ts'
import { madeUpListeners } from '#testkit/truth-corpus/listeners.ts'
import {
  type CorpusPart,
  corpusParts,
  loadTruthCorpus,
  type Manner,
  type TrueText,
} from '#testkit/truth-corpus/load.ts'
import { truthDaysOf } from '#testkit/truth-corpus/make-days.ts'

const corpora = corpusParts.map((part) => ({ part, ...loadTruthCorpus(part) }))
const trueTexts = corpora.flatMap((corpus) => corpus.trueTexts)
const falseTexts = corpora.flatMap((corpus) => corpus.falseTexts)
const days = corpora.flatMap((corpus) => [...corpus.days.values()])

const repeatsIn = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)
const wordsIn = (text: string) => text.split(/\s+/).length
const ofManner = (manner: Manner) => trueTexts.filter((text) => text.manner === manner)
const asRead = ({ dayId, title, story }: Pick<TrueText, 'dayId' | 'title' | 'story'>) =>
  [dayId, title, story].join('\n')

test('the corpus is large enough to measure with', () => {
  expect(days.length).toBeGreaterThanOrEqual(60)
  expect(new Set(days.map(({ listener }) => listener)).size).toBeGreaterThanOrEqual(12)
  expect(ofManner('letter').length).toBeGreaterThanOrEqual(100)
  expect(ofManner('natural').length).toBeGreaterThanOrEqual(140)
  expect(falseTexts.length).toBeGreaterThanOrEqual(1_200)
  expect(new Set(falseTexts.map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(40)
})

test('an ID names one day or one text', () => {
  expect(repeatsIn(days.map(({ id }) => id))).toEqual([])
  expect(repeatsIn([...trueTexts, ...falseTexts].map(({ id }) => id))).toEqual([])
})

test('a text is about a day of its own part, and each day has one', () => {
  for (const { days: known, trueTexts: texts } of corpora) {
    const named = new Set(texts.map(({ dayId }) => dayId))

    expect([...named].filter((id) => !known.has(id))).toEqual([])
    expect([...known.keys()].filter((id) => !named.has(id))).toEqual([])
  }
})

test('whole listeners are held out, with about a third of the days and texts', () => {
  const [open, heldOut] = corpora
  const listenersOf = (corpus = open) =>
    new Set([...(corpus?.days.values() ?? [])].map(({ listener }) => listener))
  const shares = [
    (heldOut?.days.size ?? 0) / days.length,
    (heldOut?.trueTexts.length ?? 0) / trueTexts.length,
    (heldOut?.falseTexts.length ?? 0) / falseTexts.length,
  ]

  expect([...listenersOf(heldOut)].filter((each) => listenersOf(open).has(each))).toEqual([])
  for (const share of shares) {
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.4)
  }
})

test('no name of an artist or show is in both parts', () => {
  const namesOf = (part: CorpusPart) =>
    new Set(
      [...loadTruthCorpus(part).days.values()]
        .flatMap(({ day }) => day.log.map(({ creator }) => creator))
        .filter((name) => name !== ''),
    )
  const open = namesOf('open')

  expect(open.size).toBeGreaterThan(100)
  expect([...namesOf('held-out')].filter((name) => open.has(name))).toEqual([])
})

test('a false text differs from every true text and from every other false one', () => {
  const read = new Set(trueTexts.map(asRead))

  expect(falseTexts.filter((text) => read.has(asRead(text))).map(({ id }) => id)).toEqual([])
  expect(repeatsIn(falseTexts.map(asRead))).toEqual([])
})

test('a false sentence replaces a title, a figure of speech or a claim, and is read in its place', () => {
  const wrong = falseTexts.filter(
    ({ at, title, story, falseSentence }) => !(at === 0 ? title : story).includes(falseSentence),
  )

  expect(wrong).toEqual([])
})

test('a text in the manner of a letter has the form that the prompt asks for', () => {
  const wrong = ofManner('letter').filter(
    ({ title, sentences, story }) =>
      !title.startsWith('The day you ') ||
      title.endsWith('.') ||
      wordsIn(title) < 10 ||
      wordsIn(title) > 17 ||
      wordsIn(story) < 39 ||
      wordsIn(story) > 67 ||
      sentences.length < 3 ||
      sentences.length > 4 ||
      /[!?#]/.test(story.replace(/"[^"]*"/g, '')),
  )

  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('the stored days are what heuristics tells of them (tools/make-truth-days.ts)', async () => {
  const made = (await Promise.all(madeUpListeners.map((plan) => truthDaysOf(plan, days)))).flat()
  const stored = new Map(days.map((day) => [day.id, canonicalHash(day)]))

  expect(made.length).toBe(days.length)
  expect(
    made.filter((day) => stored.get(day.id) !== canonicalHash(day)).map(({ id }) => id),
  ).toEqual([])
}, 60_000)
