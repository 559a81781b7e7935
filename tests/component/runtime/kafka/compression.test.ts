import { assertCompressions, firstUnsupported } from '#runtime/kafka/compression.ts'

const usual = ['gzip', 'snappy', 'ssl', 'lz4', 'sasl_plain']
const plain = [{ name: 'plays' }, { name: 'days', compression: 'none' as const }]

test('what node-rdkafka is compiled with passes', () => {
  expect(() => assertCompressions({ own: 'lz4', topics: plain }, usual)).not.toThrow()
  expect(() => assertCompressions({ own: 'none', topics: plain }, [])).not.toThrow()
  const zstd = [{ name: 'plays', compression: 'zstd' as const }]
  expect(() => assertCompressions({ own: 'zstd', topics: zstd }, [...usual, 'zstd'])).not.toThrow()
})

test('a setting that it is compiled without is named, with what to install', () => {
  expect(() => assertCompressions({ own: 'zstd', topics: plain }, usual)).toThrow(
    expect.objectContaining({
      code: 'COMPRESSION_UNSUPPORTED',
      policy: 'stop',
      message: expect.stringMatching(/KAFKA_COMPRESSION.*zstd.*libzstd-dev/),
    }),
  )
})

test('a topic that it is compiled without is named', () => {
  const topics = [...plain, { name: 'drafts', compression: 'zstd' as const }]

  expect(() => assertCompressions({ own: 'lz4', topics }, usual)).toThrow(/topic drafts.*zstd/)
})

test('a message that cannot be read is compressed with what the build leaves out', () => {
  expect(firstUnsupported(usual)).toBe('zstd')
  expect(firstUnsupported(['gzip', 'lz4', 'zstd'])).toBe('snappy')
})
