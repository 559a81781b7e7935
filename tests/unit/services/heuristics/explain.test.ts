import { categoryNames } from '#schemas/categories.ts'
import { explainInspected } from '#services/heuristics/explain.ts'
import { progressOf } from '#services/heuristics/progress.ts'
import {
  declare,
  type Listener,
  listener,
  quietDays,
  record,
  session,
} from '#testkit/play-history.ts'
import { smallCatalogue } from '#testkit/small-catalogue.ts'

const settings = { windowEnd: '12-31' }

/** A listener's pages, as a running actor shows them. */
const inspect = (user: Listener) => ({
  key: 'u1',
  timers: Object.fromEntries(user.timers),
  pages: [...user.pages].map(([key, page]) => {
    const [family = '', part = ''] = key.split('/')
    return { family, part, page }
  }),
})

const explain = (user: Listener, date: string) =>
  explainInspected(inspect(user), date, { settings })

async function binger(): Promise<Listener> {
  const user = listener()
  await declare(user)
  await record(user, [
    ...quietDays('2025-01-02', 60),
    ...session('2025-02-10T08:00:00Z', 60, { creator: 'Binge' }),
    ...session('2025-02-20T08:00:00Z', 50, { creator: 'Other' }),
  ])
  return user
}

test('a chosen day says why, in every candidate', async () => {
  const explained = explain(await binger(), '20250210')
  if (!explained.ok) throw new Error(explained.fault)
  const { candidates, facts, log } = explained.explanation

  expect(candidates.map(({ category }) => category)).toEqual(categoryNames)
  expect(candidates.filter(({ chosen }) => chosen)).toEqual([
    expect.objectContaining({
      category: 'biggest-music-day',
      reason: '260 minutes of music, 1st of 60 days (usually 20)',
    }),
  ])
  expect(candidates.find(({ category }) => category === 'one-artist-day')).toMatchObject({
    chosen: false,
    reason:
      '240 minutes of one artist, 1st of 60 days (usually 8); the day is told as your biggest music day',
  })
  expect(facts.length).toBeGreaterThan(10)
  expect(log.length).toBeGreaterThan(0)
})

test('minutes that are not of the day, or were heard together, are said', async () => {
  const user = listener()
  await declare(user)
  await record(user, [
    ...quietDays('2025-01-02', 60),
    ...session('2025-02-10T21:10:00Z', 1, { kind: 'episode', creator: 'Show' }, 210),
    ...session('2025-02-12T08:00:05Z', 15, { creator: 'Phone' }),
    ...session('2025-02-12T08:00:05Z', 15, { creator: 'Radio' }),
  ])
  const notesOf = (date: string) => {
    const explained = explain(user, date)
    if (!explained.ok) throw new Error(explained.fault)
    return explained.explanation.notes
  }

  expect(notesOf('20250211')).toEqual([
    'its plays had 170 minutes before midnight: these are minutes of the day before',
  ])
  expect(notesOf('20250210')).toEqual([
    '170 of its minutes were heard in a play that ended the next day and counts there',
  ])
  expect(notesOf('20250212')).toEqual([
    '60 minutes were heard at the same time as others: an hour counts 60 at most',
  ])
  expect(notesOf('20250120')).toEqual([])
})

test('a day whose music no catalogue knows is said to have not enough of it', async () => {
  const known = { genres: ['rock'], year: 2012, energy: 0.5 }
  const catalogue = smallCatalogue({ 'Usual 0': known, 'Usual 1': known, 'Usual 2': known })
  const user = listener({}, catalogue)
  await declare(user)
  const unknown = session('2025-03-20T08:00:00Z', 50, { creator: 'Unknown' })
  await record(user, [...quietDays('2025-01-02', 60), ...unknown])

  const explained = explainInspected(inspect(user), '20250320', { settings, catalogue })
  if (!explained.ok) throw new Error(explained.fault)
  const energy = explained.explanation.candidates.find(
    ({ category }) => category === 'most-energetic-day',
  )

  expect(energy?.reason).toMatch(/^not enough music of known energy/)
})

test('a day that was not chosen says why not, in every candidate', async () => {
  const explained = explain(await binger(), '20250115')
  if (!explained.ok) throw new Error(explained.fault)
  const reasons = Object.fromEntries(
    explained.explanation.candidates.map(({ category, reason }) => [category, reason]),
  )

  expect(explained.explanation.candidates.some(({ chosen }) => chosen)).toBe(false)
  expect(reasons).toEqual({
    'biggest-music-day':
      '20 minutes of music, shared 3rd of 60 days (usually 20), but it takes 60 to make a story',
    'biggest-podcast-day': 'no podcasts in 2025',
    'biggest-top-podcast-day': 'no podcasts in 2025',
    'biggest-top-genre-day': 'no catalogue tells the genre of any music',
    'most-nostalgic-day': 'no catalogue tells the year of release of any music',
    'most-unusual-day': 'no catalogue tells the genre of any music',
    'most-diverse-day':
      '3 artists, shared 3rd of 60 days (usually 3), but it takes 12 to make a story',
    'most-energetic-day': 'no catalogue tells the energy of any music',
    'biggest-discovery-day':
      'what is known of you begins on 2 January 2025; an artist is called new only after 60 days with music on 30 of them',
    'biggest-top-artist-day':
      '8 minutes of Usual 0, your top artist of the year, shared 1st of 60 days (usually 8), but it takes 30 to make a story',
    'one-artist-day':
      '8 minutes of one artist, shared 3rd of 60 days (usually 8), but it takes 45 to make a story',
    birthday: 'it is not known when yours is',
    'repeat-heavy-day':
      '0 repeats, shared 1st of 60 days (usually 0), but it takes 10 to make a story',
    'new-years-day': 'what is known of you begins on 2 January 2025',
  })
})

test('a second-biggest day says which day comes before it', async () => {
  const explained = explain(await binger(), '20250220')
  if (!explained.ok) throw new Error(explained.fault)
  const artist = explained.explanation.candidates.find(
    ({ category }) => category === 'one-artist-day',
  )
  expect(artist?.reason).toContain('10 February 2025 comes before it')
})

test('a day without plays names the nearest with some', async () => {
  expect(explain(await binger(), '20250101')).toEqual({
    ok: false,
    fault: 'no-plays',
    nearest: ['20250102', '20250103', '20250104'],
  })
})

test('a listener who is unknown, has no profile, or is elsewhere is told apart', async () => {
  const user = listener()
  expect(explain(user, '20250101')).toEqual({ ok: false, fault: 'no-listener' })

  await record(user, quietDays('2025-01-02', 2))
  expect(explain(user, '20250102')).toEqual({ ok: false, fault: 'no-profile' })
  expect(explainInspected(undefined, '20250102', { settings })).toEqual({
    ok: false,
    fault: 'elsewhere',
  })
})

test('a day of a machine left running says so', async () => {
  const user = await binger()
  await record(user, session('2025-03-10T00:10:00Z', 340))
  const explained = explain(user, '20250310')
  if (!explained.ok) throw new Error(explained.fault)

  expect(explained.explanation.candidates[0]?.reason).toContain('a machine was left running')
})

test('an explanation and the selection that was sent agree', async () => {
  const user = await binger()
  const sent = user.messages.at(-1)?.event as unknown as {
    days: { date: string; category: string }[]
  }
  for (const { date, category } of sent.days) {
    const explained = explain(user, date)
    if (!explained.ok) throw new Error(explained.fault)
    const chosen = explained.explanation.candidates.find((each) => each.chosen)
    expect([date, chosen?.category]).toEqual([date, category])
  }
})

test('progress tells when an import is counted, weighed, and what was selected', async () => {
  const user = listener({ quietMs: 2_000 })
  expect(progressOf(inspect(user))).toMatchObject({ declaredAt: 0, countedAt: 0, selections: [] })

  await declare(user, { declaredAt: 7 })
  await record(user, quietDays('2025-01-02', 30), { isLast: false, recordedAt: 7 })
  expect(progressOf(inspect(user))).toMatchObject({
    declaredAt: 7,
    countedAt: 0,
    isQuietAwaited: true,
  })

  await record(user, session('2025-02-10T08:00:00Z', 60), { recordedAt: 7 })
  expect(progressOf(inspect(user))).toMatchObject({
    countedAt: 7,
    isQuietAwaited: false,
    selections: [{ year: 2025, revision: 1 }],
  })
})

test.each([
  [{ hiddenDates: ['20250210'] }, { what: 'day' }],
  [{ isHidden: true }, { what: 'all' }],
  [
    { hiddenCreators: ['Binge', 'Usual 0', 'Usual 1', 'Usual 2'] },
    { what: 'creators', artists: ['Binge', 'Usual 0', 'Usual 1', 'Usual 2'], shows: [] },
  ],
])('a day of which the listener hid %j is said to be hidden', async (choice, hidden) => {
  const user = await binger()
  await declare(user, { ...choice, declaredAt: 2 })

  expect(explain(user, '20250210')).toEqual({ ok: false, fault: 'hidden', hidden })
  if (hidden.what !== 'all') expect(explain(user, '20240101')).toMatchObject({ fault: 'no-plays' })
})

test('a day of which only some is hidden is explained by the rest', async () => {
  const user = await binger()
  await declare(user, { hiddenCreators: ['Binge'], declaredAt: 2 })

  expect(explain(user, '20250210')).toMatchObject({ ok: true })
})
