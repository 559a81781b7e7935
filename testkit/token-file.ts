import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSecretFile } from '#foundation/secret-file.ts'

/** A new file with one token. */
export async function newTokenFile(): Promise<{ readonly file: string; readonly token: string }> {
  const file = join(mkdtempSync(join(tmpdir(), 'linernotes-token-')), 'token')
  return { file, token: await openSecretFile(file) }
}
