// What the governor of an endpoint does, as metrics.
import { observeTogether } from '#observability/metrics.ts'
import type { Governor } from './governor/governor.ts'

const gauges = {
  limit: {
    name: 'linernotes.model.limit',
    description: 'Calls that may be in flight',
    unit: '{call}',
  },
  inFlight: {
    name: 'linernotes.model.in_flight',
    description: 'Calls in flight',
    unit: '{call}',
  },
  waiting: {
    name: 'linernotes.model.waiting',
    description: 'Calls that wait until they may leave',
    unit: '{call}',
  },
  isOut: {
    name: 'linernotes.model.out',
    description: 'Whether the endpoint answers no calls: 1 while its breaker is open or probes',
  },
} as const

/** Until what it returns is disposed. */
export const observeGovernor = (route: string, governor: Governor): Disposable =>
  observeTogether(gauges, async () => {
    const { limit, inFlight, waiting, breaker } = governor.view
    const isOut = breaker === 'open' || breaker === 'probing' ? 1 : 0
    const attributes = { 'linernotes.model.route': route }
    return [
      { gauge: 'limit', value: limit, attributes },
      { gauge: 'inFlight', value: inFlight, attributes },
      { gauge: 'waiting', value: waiting, attributes },
      { gauge: 'isOut', value: isOut, attributes },
    ]
  })
