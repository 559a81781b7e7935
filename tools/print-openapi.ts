// Prints the OpenAPI document of the operators' API; `--write` puts it into operations/openapi.json.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '#services/operations/openapi-document.ts'

const document = await openApiDocument()
if (process.argv.includes('--write')) {
  writeFileSync(join(import.meta.dirname, '../operations/openapi.json'), document)
} else process.stdout.write(document)
