// A secret in a file that only its owner may read. The file appears whole or not at all: the secret is written
// to a file beside it, which is then linked to the final name. Of two processes that start at the same time,
// one wins, and both read the winner's secret.
import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const SECRET_BYTES = 32

/** Reads the secret, or makes one (64 hexadecimal digits) where there is no such file. */
export const openSecretFile = async (file: string): Promise<string> =>
  ((await readIfThere(file)) ?? (await makeSecret(file))).trim()

async function makeSecret(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${randomBytes(6).toString('hex')}`
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  await writeFile(beside, secret, { flag: 'wx', mode: 0o600 })
  try {
    await link(beside, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(beside)
  }
  return await readFile(file, 'utf8')
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
