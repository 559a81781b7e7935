import { systemClock } from '#foundation/clock.ts'
import { obeyErasure, searchEverything } from '#operations/erase-listener.ts'
import { memoryPorts } from '#testkit/operation-ports.ts'

const signal = new AbortController().signal

test.each(['', '..', 'ada:pages'])(
  'an erasure of %j, which is no listener, sends and deletes nothing',
  async (userId) => {
    const ports = memoryPorts(systemClock)
    const options = { userId, seconds: 0, signal }

    await expect(obeyErasure(ports, options)).rejects.toThrow('is no user ID')
    await expect(searchEverything(ports, options)).rejects.toThrow('is no user ID')

    expect(ports.sent).toEqual([])
  },
)
