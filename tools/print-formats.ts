// Prints the guide to the formats that can be imported, from the readers; `--write` puts it into docs/FORMATS.md, and
// `--check` fails where that is another text.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatsDocument } from '#services/ingest/formats-document.ts'

const path = join(import.meta.dirname, '../docs/FORMATS.md')
const document = formatsDocument()
if (process.argv.includes('--write')) writeFileSync(path, document)
else if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== document) {
    process.stderr.write('docs/FORMATS.md is not what the readers say: npm run formats\n')
    process.exitCode = 1
  }
} else process.stdout.write(document)
