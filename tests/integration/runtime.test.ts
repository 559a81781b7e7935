import { rmSync } from 'node:fs'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps } from '#testkit/tally/tally-actor.ts'
import { bump, bumpAll, of, start, tallies } from '#testkit/tally/tally-driver.ts'
import { bumped, readAll, until } from '#testkit/tally/tally-topics.ts'

test('one user is handled in order while another user is slow', async () => {
  await using world = await openTopics(1)
  await using actor = await start(world)
  await until('ready', () => actor.isReady())

  await bumpAll(world, [
    { userId: 'slow', number: 1, command: 'slow:1500' },
    { userId: 'slow', number: 2, command: '' },
    { userId: 'quick', number: 10, command: '' },
    { userId: 'quick', number: 20, command: '' },
  ])

  await until(
    'quick',
    async () => of(await readAll(world.reader, world.tallies, 1), 'quick').length === 2,
  )
  expect(of(await readAll(world.reader, world.tallies, 1), 'slow')).toEqual([])
  await until('slow', async () => (await readAll(world.reader, world.tallies, 1)).length === 4)
  const slow = of(await readAll(world.reader, world.tallies, 1), 'slow')
  expect(slow.map(({ total }) => total)).toEqual([1, 3])
}, 60_000)

test('a restart goes on where it was, from the store and without it', async () => {
  await using world = await openTopics()
  {
    await using actor = await start(world)
    await bump(world, 'ann', 1)
    await bump(world, 'ann', 2)
    await tallies(world, 2)
    expect(actor.inspect('ann')?.pages[0]?.page).toEqual({ total: 3, last: 2 })
  }
  {
    await using actor = await start(world)
    await until('ready', () => actor.isReady())
    expect(actor.inspect('ann')?.pages[0]?.page).toEqual({ total: 3, last: 2 })
    await bump(world, 'ann', 4)
    await tallies(world, 3)
  }
  rmSync(world.stateDir, { recursive: true })
  await using actor = await start(world)
  await until('ready', () => actor.isReady())
  await bump(world, 'ann', 8)
  expect((await tallies(world, 4)).map(({ total }) => total)).toEqual([1, 3, 7, 15])
  expect(actor.inspect('ann')?.pages).toEqual([
    { family: 'tally', part: '', page: { total: 15, last: 8 } },
  ])
}, 60_000)

test('an effect runs once though its turn is tried again', async () => {
  await using world = await openTopics()
  const notes: string[] = []
  await using _actor = await start(
    world,
    {},
    newDeps((what) => notes.push(what)),
  )

  await bump(world, 'ann', 1, 'call')
  await bump(world, 'ann', 2, 'flaky:2')

  const found = await tallies(world, 2)
  expect(found.map(({ note }) => note)).toEqual(['answer ann/1', 'flaky:2'])
  expect(notes.filter((each) => each.startsWith('called'))).toEqual(['called ann/1'])
  expect(notes.filter((each) => each.startsWith('flaky'))).toHaveLength(3)
}, 60_000)

test('a timer fires once, not early, and also after a restart', async () => {
  await using world = await openTopics()
  const begun = Date.now()
  {
    await using _actor = await start(world)
    await bump(world, 'ann', 1, 'later:300')
    await tallies(world, 2)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(300)
    await bump(world, 'ann', 2, 'later:2000')
    await tallies(world, 3)
  }
  await using actor = await start(world)
  await until('ready', () => actor.isReady())
  expect(Object.keys(actor.inspect('ann')?.timers ?? {})).toEqual(['echo'])
  const found = await tallies(world, 4)
  expect(found.map(({ note }) => note)).toEqual(['later:300', 'echo', 'later:2000', 'echo'])
  expect(actor.inspect('ann')?.timers).toEqual({})
}, 60_000)

test('a cleared user leaves nothing in a rebuilt store', async () => {
  await using world = await openTopics()
  {
    await using _actor = await start(world)
    await bump(world, 'ann', 5, 'later:600000')
    await bump(world, 'ann', 1, 'clear')
    expect((await tallies(world, 2)).map(({ total }) => total)).toEqual([5, 1])
  }
  rmSync(world.stateDir, { recursive: true })
  await using actor = await start(world)
  await until('ready', () => actor.isReady())
  expect(actor.inspect('ann')).toMatchObject({
    pages: [{ page: { total: 1, last: 1 } }],
    timers: {},
  })
}, 60_000)

test('two processes share the partitions, and each event counts once', async () => {
  await using world = await openTopics()
  const users = Array.from({ length: 20 }, (_, at) => `user-${at}`)
  const events = Array.from({ length: 400 }, (_, at) => ({
    userId: users[at % users.length] ?? '',
    number: Math.floor(at / users.length) + 1,
    command: at % 7 === 0 ? 'slow:20' : '',
  }))
  await using first = await start(world, { INSTANCE_ID: 'a' })
  await until('ready', () => first.isReady())
  await bumpAll(world, events.slice(0, 200))

  await using second = await start(world, { INSTANCE_ID: 'b', STATE_DIR: `${world.stateDir}/b` })
  await bumpAll(world, events.slice(200))
  await until('shared', () => second.partitions().some((each) => each.isOpen), 30_000)

  const found = await tallies(world, 400)
  for (const userId of users) {
    const numbers = of(found, userId).map(({ number }) => number)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(of(found, userId).at(-1)?.total).toBe(210)
  }
  expect(first.partitions().length + second.partitions().length).toBe(4)
}, 60_000)

test('a failed transaction of the sender leaves nothing to read', async () => {
  await using world = await openTopics()

  const sending = world.sender.transaction(async (send) => {
    await send(world.bumps, bumped, { userId: 'ann', number: 1, command: '' })
    throw new Error('the file ends here')
  })
  await expect(sending).rejects.toThrow('the file ends here')
  await bump(world, 'ann', 2)

  expect((await readAll(world.reader, world.bumps)).map(({ number }) => number)).toEqual([2])
}, 60_000)
