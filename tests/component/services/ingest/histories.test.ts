// Real histories, with the figures that their owners published beside them.
import { importHistory } from '#services/ingest/import-history.ts'
import { historyFile, testWithHistories } from '#testkit/histories.ts'
import { recordingSender } from '#testkit/recording-sender.ts'

const clock = { now: () => Date.UTC(2026, 0, 1), after: () => () => {} }

async function load(number: number, zone: string) {
  const sender = recordingSender()
  const ports = { clock, openSender: sender.opened }
  const summary = await importHistory([historyFile(number)], { userId: 'ada', zone }, ports)
  return { summary, plays: sender.plays() }
}

testWithHistories(
  'listener 1: rows, plays and plays of 30 s agree with what was published',
  async () => {
    const { summary, plays } = await load(1, 'America/New_York')
    const music = plays.filter(({ kind }) => kind === 'track')

    expect(summary).toMatchObject({
      rows: 30_812,
      kept: 30_812,
      dropped: 0,
      duplicates: 0,
      year: 2023,
    })
    expect(music).toHaveLength(30_811)
    expect(music.filter(({ playedMs }) => playedMs > 30_000)).toHaveLength(18_235)
    expect(music.filter(({ playedMs }) => playedMs >= 30_000)).toHaveLength(18_236)
  },
)

testWithHistories('listener 3: 140 podcast plays stand beside the music', async () => {
  const { summary, plays } = await load(3, 'Asia/Kolkata')

  expect(summary.rows).toBe(12_622)
  expect(plays.filter(({ kind }) => kind === 'episode')).toHaveLength(140)
})

// Of one play the first 1.1 s are in a row of their own: the player was changed, and went on.
testWithHistories('listener 4: plays that both formats hold are counted once', async () => {
  const { summary } = await load(4, 'America/Los_Angeles')

  expect(summary).toMatchObject({
    rows: 20_527,
    plays: 19_857,
    duplicates: 450,
    files: [{}, {}, { format: 'spotify-extended', rows: 1_821, dropped: { 'no-title': 220 } }],
  })
})

testWithHistories.each([
  [2, 28_905, '2019-02-20', '2020-02-20'],
  [5, 54_429, '2021-04-22', '2022-04-22'],
])('listener %i: every row is a play of its own', async (number, rows, from, to) => {
  const { summary, plays } = await load(number, 'Europe/Berlin')

  expect(summary).toMatchObject({ rows, kept: rows, dropped: 0, duplicates: 0 })
  expect(new Set(plays.map(({ playId }) => playId)).size).toBe(rows)
  expect([summary.from?.slice(0, 10), summary.to?.slice(0, 10)]).toEqual([from, to])
})
