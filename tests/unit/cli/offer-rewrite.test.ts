import { offerRewrite, routeOf } from '#cli/offer-rewrite.ts'
import type { Terminal } from '#cli/terminal.ts'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { Archive, Report } from '#reports/report.ts'
import { aReport } from '#testkit/report.ts'

const archiveBy = (...routes: string[]): Archive =>
  ({
    userId: 'ada',
    year: 2025,
    zone: 'Europe/Berlin',
    selectionRevision: 1,
    reports: routes.map((route, at) => {
      const report = aReport({ date: `2025071${at}` })
      return { ...report, writtenBy: { ...report.writtenBy, route, model: `${route}-1` } }
    }) as unknown as readonly Report[],
  }) as unknown as Archive

function terminalOf(env: NodeJS.ProcessEnv = {}) {
  const lines: string[] = []
  const terminal = {
    env,
    isInteractive: false,
    progress: { line: (text: string) => lines.push(text) },
  }
  return { lines, terminal: terminal as unknown as Terminal }
}

test.each<[object, 'fake' | 'local' | undefined, string]>([
  [{}, undefined, 'fake'],
  [{}, 'local', 'local'],
  [{ OPENAI_BASE_URL: 'http://models.example:8000/v1' }, undefined, 'models.example'],
  [{ OPENAI_API_KEY: 'k' }, undefined, 'api.openai.com'],
  [{ OPENAI_API_KEY: 'k', MODEL_ROUTE: 'mine' }, undefined, 'mine'],
])('%j with %s writes as %s', (env, model, route) => {
  expect(routeOf(env as NodeJS.ProcessEnv, model)).toBe(route)
})

test('stories of another model are named, with what has them written again', async () => {
  const { lines, terminal } = terminalOf()
  const archive = archiveBy('fake', 'local', 'template')

  const shown = await offerRewrite(archive, stackSettings({}), { model: 'local' }, terminal)

  expect(shown).toBe(archive)
  expect(lines).toEqual([
    '1 of 3 stories are by fake-1, not by local: linernotes rewrite ada, or --rewrite, has them written again',
  ])
})

test.each([
  ['all are of the model that writes', archiveBy('fake', 'stand-in', 'template'), {}],
  ['nobody wants them again', archiveBy('local'), { rewrite: false }],
])('nothing is said where %s', async (_, archive, choice) => {
  const { lines, terminal } = terminalOf()

  await offerRewrite(archive, stackSettings({}), choice, terminal)

  expect(lines).toEqual([])
})
