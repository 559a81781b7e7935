import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '#bootstrap/project.js'

/** What docs/ERRORS.md says to do: a table row a code, its last cell. */
export function remedyOf(code: string): string | undefined {
  if (!code) return undefined
  const rows = readFileSync(join(project, 'docs', 'ERRORS.md'), 'utf8').split('\n')
  const row = rows.find((each) => each.replaceAll('`', '').startsWith(`| ${code} |`))
  return row
    ?.split(/(?<!\\)\|/)
    .at(-2)
    ?.trim()
}
