// Changes of one listener exclude each other. A later one fences the one before; who is fenced begins again, and so
// reads what the other has written.

import { retry } from '#foundation/backoff.ts'
import { systemRandom } from '#foundation/random.ts'
import type { EventSender } from '#runtime/kafka/event-sender.ts'
import { FencedError } from '#runtime/kafka/port.ts'
import { errors } from './errors.ts'
import { listenerSenderId, type OperationPorts } from './ports.ts'

const ATTEMPTS_MAX = 8
const backoff = { msMin: 100, msMax: 3_000, random: systemRandom }

/**
 * Runs `change`, which may run several times: what it reads stays true until its sender has committed.
 * @throws LISTENER_BUSY where others come between again and again; what `change` throws
 */
export const changeListener = <T>(
  ports: Pick<OperationPorts, 'openSender' | 'clock'>,
  userId: string,
  change: (sender: EventSender) => Promise<T>,
): Promise<T> =>
  unlessFenced(ports, userId, async () => {
    await using sender = await ports.openSender(listenerSenderId(userId))
    return await change(sender)
  })

/** Runs `run` again for as long as another call fences it. @throws LISTENER_BUSY */
export const unlessFenced = <T>(
  { clock }: Pick<OperationPorts, 'clock'>,
  userId: string,
  run: () => Promise<T>,
): Promise<T> =>
  retry(run, {
    clock,
    backoff,
    isRetriable: (error) => error instanceof FencedError,
    onFailure(error, attempt) {
      if (attempt === ATTEMPTS_MAX) throw errors.LISTENER_BUSY({ userId }, error)
    },
  })
