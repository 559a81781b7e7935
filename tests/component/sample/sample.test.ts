import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listener } from '#sample/listener.ts'
import type { ExportRow } from '#sample/row.ts'
import { filesOf, writeSample } from '#sample/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-sample-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options = { seed: 'liner-notes' }
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

const audio = filesOf(listener(options).rows).filter(({ name }) => name.includes('_Audio_'))
const rowsIn = (content: Buffer): ExportRow[] => JSON.parse(content.toString())

test('the same seed gives the same zip, byte for byte, and another seed another', async () => {
  const paths = ['one.zip', 'two.zip', 'other.zip'].map((name) => join(folder, name))
  const [one = '', two = '', other = ''] = paths
  await writeSample(one, options)
  await writeSample(two, options)
  await writeSample(other, { seed: 'another', years: 1 })

  expect(hashOf(two)).toBe(hashOf(one))
  expect(hashOf(other)).not.toBe(hashOf(one))
})

test('a finished zip leaves nothing half-written beside it', async () => {
  await writeSample(join(folder, 'whole', 'sample.zip'), { ...options, years: 1 })

  expect(readdirSync(join(folder, 'whole'))).toEqual(['sample.zip'])
})

test('a folder holds what the zip holds, and says how many rows there are', async () => {
  const path = join(folder, 'plain')
  const { files, rows } = await writeSample(path, options)
  const written = files.filter((name) => name.includes('_Audio_'))

  expect(written.map((name) => hashOf(join(path, name)))).toEqual(
    audio.map(({ content }) => createHash('sha256').update(content).digest('hex')),
  )
  expect(written.flatMap((name) => rowsIn(readFileSync(join(path, name))))).toHaveLength(rows)
})

test('an export comes in a folder, in several files, with a PDF and a file without music', () => {
  const names = filesOf(listener(options).rows).map(({ name }) => name)

  expect(audio.length).toBeGreaterThan(2)
  expect(names.every((name) => name.startsWith('Spotify Extended Streaming History/'))).toBe(true)
  expect(names.some((name) => name.endsWith('.pdf'))).toBe(true)
  expect(names.some((name) => name.includes('_Video_'))).toBe(true)
})

test('files overlap: the last rows of one are the first of the next', () => {
  const [first, second] = audio.map(({ content }) => rowsIn(content))

  expect(second?.slice(0, 40)).toEqual(first?.slice(-40))
})
