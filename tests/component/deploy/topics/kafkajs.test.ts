import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Kafka, logLevel } from '#deploy/topics/kafkajs.ts'

test('a broker that hangs up causes no warning of a timeout below zero', async () => {
  const warnings: string[] = []
  const onWarning = ({ name }: Error) => void warnings.push(name)
  process.on('warning', onWarning)
  const server = createServer((socket) => socket.once('data', () => socket.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const kafka = new Kafka({
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  })

  await expect(kafka.admin().connect()).rejects.toThrow()
  await new Promise(setImmediate)

  expect(warnings).toEqual([])
  process.off('warning', onWarning)
  server.close()
})
