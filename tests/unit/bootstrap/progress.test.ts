import { duration, openProgress } from '#bootstrap/progress.js'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, write: (text: string) => written.push(text), text: () => written.join('') }
}

test('off a terminal a step is one line, without colour or movement', async () => {
  const stream = screen(false)

  await openProgress(stream, {}).step('Kafka', async (say) => say('127.0.0.1:19092'))

  expect(stream.text()).toMatch(/^✓ Kafka: 127\.0\.0\.1:19092 0\.\d s\n$/)
})

test('a step that fails is marked so, and fails', async () => {
  const stream = screen(false)
  const failing = openProgress(stream, {}).step('Kafka', async () => {
    throw new Error('no')
  })

  await expect(failing).rejects.toThrow('no')
  expect(stream.text()).toMatch(/^✗ Kafka/)
})

test.each([
  ['NO_COLOR leaves the colours out', { NO_COLOR: '1' }, false],
  ['colours are there otherwise', {}, true],
])('on a terminal %s', async (_, env, isColoured) => {
  const stream = screen(true)

  await openProgress(stream, env).step('Kafka', async () => undefined)

  expect(stream.text().includes('\u001b[32m')).toBe(isColoured)
})

test.each([
  [400, '0.4 s'],
  [9_949, '9.9 s'],
  [9_960, '10 s'],
  [42_400, '42 s'],
  [59_600, '1 min 0 s'],
  [298_000, '4 min 58 s'],
])('%i ms reads as %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})
