import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { admit } from '#services/serving/admission.ts'

const TAKEN_MAX = 10

const acceptedBy = (server: Server, count: number): Promise<void> =>
  new Promise((resolve) => {
    let left = count
    server.on('connection', () => {
      left -= 1
      if (left === 0) setImmediate(resolve)
    })
  })

/** The statuses of `count` requests that are all there when the event loop looks. */
async function burst(count: number, path: string): Promise<readonly number[]> {
  let refused = 0
  const admitted = admit(
    (_request, response) => void response.end('taken'),
    { requestsATurnMax: TAKEN_MAX },
    () => {
      refused += 1
    },
  )
  await using server = createServer(admitted)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const accepted = acceptedBy(server, count)
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'))
  await accepted
  const answers = sockets.map((socket) => once(socket, 'data') as Promise<[Buffer]>)
  for (const socket of sockets) socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`)
  const statuses = (await Promise.all(answers)).map(([text]) =>
    Number(text.toString().slice(9, 12)),
  )
  for (const socket of sockets) socket.destroy()
  expect(refused).toBe(statuses.filter((status) => status === 503).length)
  return statuses
}

test('a turn of the event loop takes so many requests, and the others are refused at once', async () => {
  const statuses = await burst(200, '/')
  expect(statuses).toContain(503)
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(TAKEN_MAX)
})

test('health is answered whatever the load', async () => {
  expect(new Set(await burst(200, '/livez'))).toEqual(new Set([200]))
})

test('a few are all taken', async () => {
  expect(new Set(await burst(TAKEN_MAX, '/'))).toEqual(new Set([200]))
})
