import { readdirSync } from 'node:fs'
import {
  chooseStages,
  isPassed,
  runStages,
  type StageOutcome,
  splitArguments,
  summaryOf,
  testFolders,
  unknownPaths,
} from '#testkit/test-stages.ts'

const now = () => 0
const outcomes =
  (byName: Readonly<Record<string, StageOutcome>>) =>
  async ({ name }: { readonly name: string }) =>
    byName[name] ?? 'passed'

test('a stage that fails does not hide the stages behind it', async () => {
  const ran: string[] = []
  const results = await runStages(
    chooseStages([]),
    async ({ name }) => {
      ran.push(name)
      return name === 'unit' ? 'failed' : 'passed'
    },
    now,
  )

  expect(ran).toEqual(['unit', 'component', 'simulation', 'servers', 'acceptance'])
  expect(isPassed(results)).toBe(false)
  expect(summaryOf(results)).toMatch(
    /^unit +FAILED[\s\S]*^component +passed[\s\S]*^acceptance +passed/m,
  )
})

test('a stage that cannot start fails with its reason, and the next ones run', async () => {
  const results = await runStages(
    chooseStages([]),
    async ({ needsServers }) => {
      if (needsServers) throw new Error('port 21000 is taken\nby another process')
      return 'passed'
    },
    now,
  )

  expect(isPassed(results)).toBe(false)
  expect(summaryOf(results)).toMatch(/^servers +FAILED.*port 21000 is taken$/m)
  expect(results.at(-1)).toMatchObject({ name: 'acceptance', outcome: 'passed' })
})

test('an interruption ends the run, and the summary names what did not run', async () => {
  const results = await runStages(chooseStages([]), outcomes({ component: 'interrupted' }), now)

  expect(results.map(({ outcome }) => outcome)).toEqual([
    'passed',
    'interrupted',
    'not run',
    'not run',
    'not run',
  ])
  expect(isPassed(results)).toBe(false)
  expect(summaryOf(results)).toMatch(/^acceptance +not run$/m)
})

test('a run passes when every stage does', async () => {
  expect(isPassed(await runStages(chooseStages([]), outcomes({}), now))).toBe(true)
})

test('a part runs in the stage of its folder, in the order of the stages', () => {
  const chosen = chooseStages(['integration/topics', 'unit/facts', 'contract'])

  expect(chosen.map(({ name, paths }) => [name, paths])).toEqual([
    ['unit', ['tests/unit/facts']],
    ['servers', ['tests/integration/topics', 'tests/contract']],
  ])
})

test('a folder without tests is refused by name', () => {
  expect(unknownPaths(['unit/facts', 'units', 'testkit'])).toEqual(['units', 'testkit'])
})

test('every folder of tests belongs to one stage', () => {
  const folders = readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => path.split('/')[0])

  expect([...new Set(folders)].toSorted()).toEqual([...testFolders].toSorted())
})

test('an option of Jest keeps its value', () => {
  expect(splitArguments(['unit/facts', '-t', 'a top track', '--verbose'])).toEqual({
    wanted: ['unit/facts'],
    flags: ['-t', 'a top track', '--verbose'],
  })
  expect(splitArguments(['unit', 'component'])).toEqual({
    wanted: ['unit', 'component'],
    flags: [],
  })
})
