import { systemClock } from '#foundation/clock.ts'
import { changeListener } from '#operations/change-listener.ts'
import { obeyErasure } from '#operations/erase-listener.ts'
import { changeHidden, profileOf } from '#operations/hiding.ts'
import { requestRewrite } from '#operations/rewrite.ts'
import { memoryPorts } from '#testkit/operation-ports.ts'
import { recordListener } from '#testkit/operations-api.ts'
import { aReport } from '#testkit/report.ts'

async function portsOfAda() {
  const ports = memoryPorts({ ...systemClock, now: () => 1_000 })
  await recordListener(ports)
  await (await ports.store()).put(aReport())
  return ports
}

const hiding = { userId: 'ada', artists: [], shows: [], isAll: false, isHiding: true }

test('of changes that are asked for at the same time none is lost, whatever they are', async () => {
  const ports = await portsOfAda()
  const days = ['20250101', '20250102', '20250103', '20250104']
  const hide = (day: string) => changeHidden(ports, { ...hiding, days: [day], isDryRun: false })
  const { signal } = new AbortController()

  const outcomes = await Promise.all(days.map(hide))
  await Promise.all([
    hide('20250105'),
    requestRewrite(ports, { userId: 'ada', dates: [], note: '' }),
    obeyErasure(ports, { userId: 'ada', seconds: 0, signal }),
  ])

  expect(outcomes.every(({ isChanged }) => isChanged)).toBe(true)
  expect((await profileOf(ports, 'ada')).hiddenDates).toEqual([...days, '20250105'])
  const names = ports.sent.map(({ name }) => name)
  expect(names.filter((name) => name === 'ReportsRequested')).toHaveLength(1)
  expect(names.filter((name) => name === 'ListenerErased')).toHaveLength(1)
})

test('a change that others come before every time says so, and was not made', async () => {
  const ports = await portsOfAda()
  const clock = {
    now: () => 1_000,
    after: (_: number, run: () => void) => systemClock.after(0, run),
  }
  let attempts = 0
  const changing = changeListener({ ...ports, clock }, 'ada', async (sender) => {
    attempts += 1
    await ports.openSender('ingest-ada')
    await sender.transaction(async () => {})
  })

  await expect(changing).rejects.toMatchObject({ code: 'LISTENER_BUSY' })
  expect(attempts).toBe(8)
})

test('what changes nothing fences nobody, such as an import that is being sent', async () => {
  const ports = await portsOfAda()
  const sender = await ports.openSender('ingest-ada')

  await changeHidden(ports, { ...hiding, isAll: true, days: [], isDryRun: true })
  await changeHidden(ports, { ...hiding, isHiding: false, days: ['20250101'], isDryRun: false })

  await expect(sender.transaction(async () => 'sent')).resolves.toBe('sent')
})
