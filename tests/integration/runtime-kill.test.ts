import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '#foundation/random.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { startTally } from '#testkit/tally/process.ts'
import { bumpAll, letters, of, tallies } from '#testkit/tally/tally-driver.ts'
import { readAll, testSeed, until } from '#testkit/tally/tally-topics.ts'

const seed = testSeed()
const USERS = 12
const ROUNDS = 5
const BUMPS = 10 // Per user and round.

const notesFile = () => {
  const file = join(mkdtempSync(join(tmpdir(), 'linernotes-notes-')), 'notes')
  writeFileSync(file, '')
  return file
}

test(`killed at any moment, an actor counts each event once (seed ${seed})`, async () => {
  const random = seededRandom(seed)
  await using world = await openTopics()
  const notes = notesFile()
  const users = Array.from({ length: USERS }, (_, at) => `user-${at}`)
  let sent = 0
  let running = startTally(world, notes)

  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = 1; at <= BUMPS; at += 1) {
      const number = round * BUMPS + at
      const commands = ['', '', 'slow:100', 'call:60', 'bug']
      const command = commands[Math.floor(random.next() * commands.length)] ?? ''
      await bumpAll(
        world,
        users.map((userId) => ({ userId, number, command })),
      )
      sent += users.length
    }
    await new Promise((resolve) => setTimeout(resolve, random.next() * 2_500))
    await running.kill()
    running = startTally(world, notes)
  }
  await until(
    'all',
    async () => {
      const done = (await readAll(world.reader, world.tallies)).length
      const dead = (await letters(world, 0)).length
      return done + dead >= sent
    },
    60_000,
  )
  expect(await running.terminate()).toBe(0)

  const found = await tallies(world, 0)
  const dead = (await letters(world, 0)).map(({ why }) => why)
  const bugs = readFileSync(notes, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('bug '))
  expect(found.length + dead.length).toBe(sent)
  expect(bugs.length).toBeGreaterThanOrEqual(dead.length)
  for (const userId of users) {
    const own = of(found, userId)
    const numbers = own.map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
    let total = 0
    for (const each of own) {
      total += each.number
      expect(each.total).toBe(total)
    }
  }
}, 180_000)

test('a journaled call is not made again after a kill', async () => {
  await using world = await openTopics(1)
  const notes = notesFile()
  const first = startTally(world, notes)
  await bumpAll(world, [{ userId: 'ann', number: 1, command: 'call-then-hang' }])
  await until('the call', () => readFileSync(notes, 'utf8').includes('answered ann/1'), 30_000)
  await first.kill()

  const second = startTally(world, notes)
  await until(
    'the turn',
    async () => (await readAll(world.reader, world.tallies, 1)).length === 1,
    30_000,
  )
  await second.terminate()

  const calls = readFileSync(notes, 'utf8')
    .split('\n')
    .filter((line) => line === 'called ann/1')
  expect(calls).toHaveLength(1)
}, 90_000)
