import { fullCapabilities, withoutRefused } from '#models/provider-capabilities.ts'

const dialect = fullCapabilities('http://127.0.0.1:11434/v1')

test('OpenAI is bounded by the name it asks for, everything else by the older one', () => {
  expect(fullCapabilities('https://api.openai.com/v1').outputBounds[0]).toBe(
    'max_completion_tokens',
  )
  expect(dialect.outputBounds[0]).toBe('max_tokens')
})

test.each([
  [
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    { outputBounds: ['max_completion_tokens'] },
  ],
  [
    "Unsupported value: 'temperature' does not support 0.8 with this model.",
    { hasTemperature: false },
  ],
  [
    "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
    { format: 'json_object' },
  ],
  ['grammar could not be parsed', { format: 'json_object' }],
])('%s leads to %o', (message, expected) => {
  expect(withoutRefused(dialect, message)).toEqual({ ...dialect, ...expected })
})

test.each(['The prompt is too long.', 'Your request was flagged.'])(
  'a refusal that is not about a parameter stays one: %s',
  (message) => {
    expect(withoutRefused(dialect, message)).toBeUndefined()
  },
)

test.each([
  ['response_format json_schema is not supported', 3],
  ['max_tokens is not supported', 3],
  ['temperature is not supported', 2],
])('the search for a dialect ends: %s', (message, dialects) => {
  let count = 0
  for (let each: typeof dialect | undefined = dialect; each; count += 1) {
    each = withoutRefused(each, message)
  }
  expect(count).toBe(dialects)
})
