// Fastify as its guide shows it, sending the same bytes to everybody: what an answer costs when nothing is asked.
import { readFileSync } from 'node:fs'
import fastify from 'fastify'

const body = readFileSync(process.argv[2] ?? '')
const app = fastify()
app.get('/v1/archives/:userId/:year', (_request, reply) =>
  reply.type('application/json; charset=utf-8').send(body),
)
const url = await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ url }))
process.once('SIGTERM', () => void app.close())
