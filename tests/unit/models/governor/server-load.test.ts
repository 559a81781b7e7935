import { parseServerLoad } from '#models/governor/server-load.ts'

const text = `# HELP vllm:num_requests_running Number of requests in model execution batches.
# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{engine="0",model_name="llama {8B}"} 31.0
vllm:num_requests_running{engine="1",model_name="llama {8B}"} 32.0 1764468000000
# TYPE vllm:num_requests_waiting gauge
vllm:num_requests_waiting{engine="0"} 4.0
vllm:num_requests_waiting_by_reason{engine="0"} 400.0
`

test('the engines of a server are added up', () => {
  expect(parseServerLoad(text)).toEqual({ running: 63, waiting: 4 })
})

test('gauges without labels are read', () => {
  const plain = 'vllm:num_requests_running 3\nvllm:num_requests_waiting 0\n'

  expect(parseServerLoad(plain)).toEqual({ running: 3, waiting: 0 })
})

test.each(['', 'process_cpu_seconds_total 3', '<html>', 'vllm:num_requests_running NaN'])(
  '%p says nothing of a load',
  (other) => {
    expect(parseServerLoad(other)).toBeUndefined()
  },
)
