import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import { keptReport } from '../import-reports.ts'
import type { Terminal } from '../terminal.ts'
import { summaryLines } from './import-lines.ts'
import { importPage } from './import-page.ts'

interface Options {
  readonly json?: true
  readonly html?: string
}

export function addImportShow(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('show')
    .description('show again what an import did with every row, with examples')
    .argument('<import>', 'its ID, as `import` and `import list` show it, or the beginning of it')
    .option('--html <file>', 'write it as a page')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Reports are kept on the machine that imported, until its listener is erased.

Examples:
  linernotes import show 4f1c9a0b
  linernotes import show 4f1c9a0b --html report.html`,
    )
    .action((id: string) => {
      const { json, html }: Options = command.optsWithGlobals()
      const report = keptReport(stackSettings(terminal.env).home, id)
      if (html !== undefined) writeFileSync(html, importPage(report))
      if (json) terminal.printJson(report)
      else for (const line of summaryLines(report, true)) terminal.print(line)
    })
}
