// Prints who sends what to whom, from the declarations alone: `--write` puts it into
// docs/ARCHITECTURE.md, `--check` fails where that is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { topology } from '#deploy/topology.ts'
import { replaceBlock, topologyText } from '#deploy/topology-doc.ts'

const document = join(import.meta.dirname, '../docs/ARCHITECTURE.md')
const printed = topologyText(topology)
const before = readFileSync(document, 'utf8')
const after = replaceBlock(before, printed)

if (process.argv.includes('--check')) {
  if (before !== after) {
    process.stderr.write('docs/ARCHITECTURE.md shows an old topology: npm run topology\n')
    process.exitCode = 1
  }
} else if (process.argv.includes('--write')) writeFileSync(document, after)
else process.stdout.write(`${printed}\n`)
