import { linernotesJson, startLinernotes } from '#testkit/command.ts'
import { openTopics } from '#testkit/tally/open-topics.ts'
import { newDeps } from '#testkit/tally/tally-actor.ts'
import { bump, of, produceRaw, start, tallies } from '#testkit/tally/tally-driver.ts'
import { brokerSettings, readAll, until } from '#testkit/tally/tally-topics.ts'

interface Listed {
  readonly letters: readonly { id: string; why: { userId: string; code: string } }[]
  readonly counts: readonly { actor: string; code: string; count: number }[]
}

test('what a listener’s mistakes cost is listed, shown, replayed once after the fix, or let go (I10)', async () => {
  await using world = await openTopics()
  let isFixed = false
  const note = (what: string) => {
    if (!isFixed && what.startsWith('slow ann/')) throw new Error('a mistake: né')
  }
  await using _actor = await start(world, {}, newDeps(note))
  const letters = (...argv: string[]) =>
    startLinernotes(['dead-letters', ...argv], brokerSettings())
  const json = <T>(...argv: string[]) =>
    linernotesJson<T>(['dead-letters', ...argv], brokerSettings())
  const ofActor = ['--actor', world.actor]

  expect((await letters('list', ...ofActor).finished).stdout).toBe('no dead letters match\n')
  for (const number of [1, 2, 3]) await bump(world, 'ann', number, 'slow:1')
  await bump(world, 'bob', 1, 'slow:1')
  await produceRaw(world, [{ key: 'ann', value: Buffer.from('nonsense'), headers: [{ a: 'né' }] }])
  await bump(world, 'ann', 10)
  expect((await tallies(world, 2)).map(({ userId }) => userId).sort()).toEqual(['ann', 'bob'])

  let listed: Listed = { letters: [], counts: [] }
  await until('the letters', async () => {
    listed = await json<Listed>('list', ...ofActor)
    return listed.letters.length === 4
  })
  expect(listed.counts).toEqual([
    { actor: world.actor, code: 'BUG', count: 3 },
    { actor: world.actor, code: 'EVENT_UNDECODABLE', count: 1 },
  ])
  const [first] = listed.letters
  const shown = await json<object>('show', first?.id ?? '')
  expect(shown).toMatchObject({
    key: 'ann',
    event: { userId: 'ann', number: 1, command: 'slow:1' },
    why: { message: 'a mistake: né', attempts: 3, stack: expect.stringContaining('tally-actor') },
  })
  const raw = listed.letters.find(({ why }) => why.code === 'EVENT_UNDECODABLE')?.id ?? ''
  const { stdout } = await letters('show', raw).finished
  expect(stdout).toContain('Header     a: né')
  expect(stdout).toContain('6e 6f 6e 73 65 6e 73 65')

  isFixed = true
  const many = ['redrive', ...ofActor, '--code', 'BUG', '--user', 'ann']
  const refused = await letters(...many).finished
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--yes')])
  expect(await json(...many, '--dry-run')).toMatchObject({ found: 3, replayed: 0 })
  expect(await json(...many, '--yes')).toMatchObject({ found: 3, replayed: 3 })
  expect(await json('replay', ...many.slice(1), '--yes')).toMatchObject({ found: 0, replayed: 0 })
  const ann = of(await tallies(world, 5), 'ann')
  expect(ann.map(({ number, total }) => [number, total])).toEqual([
    [10, 10],
    [1, 11],
    [2, 13],
    [3, 16],
  ])

  expect((await letters('discard', raw).finished).stdout).toBe('discarded 1\n')
  expect(await json('list', ...ofActor)).toEqual({ letters: [], counts: [] })
  const again = await letters('show', raw).finished
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('LETTER_UNKNOWN')])
  expect(await readAll(world.reader, world.tallies)).toHaveLength(5)
}, 90_000)
