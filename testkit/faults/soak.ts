// The faults of a soak, and what its steady process uses over time.
import type { Random } from '#foundation/random.ts'
import type { KafkaProxy, Trouble } from '../ledger/kafka-proxy.ts'
import type { ProcessUsage } from '../ledger/ledger-process.ts'
import type { OpenLedger } from '../ledger/open-ledger.ts'
import { realSleep } from '../ledger/sleep.ts'
import type { OwnBrokers } from './brokers.ts'

interface Field {
  readonly ledger: OpenLedger
  readonly cluster: OwnBrokers
  readonly proxy: KafkaProxy
  readonly random: Random
}

export function soakFaults({ ledger, cluster, proxy, random }: Field) {
  const kinds: Trouble['how'][] = ['before', 'after', 'slow']
  const other = () => ledger.processes.get('other')
  const cut = (request: Trouble['request']) => async () => {
    const how = kinds[Math.floor(random.next() * kinds.length)] ?? 'after'
    proxy.troubles.push({ request, how, delayMs: 2_000 })
  }
  return [
    { name: 'cut at the end of a transaction', run: cut('endTransaction') },
    { name: 'cut at the offsets', run: cut('commitOffsets') },
    {
      name: 'kill -9',
      run: async () => {
        await other()?.kill()
        ledger.start('other')
      },
    },
    {
      name: 'stopped and started',
      run: async () => {
        await other()?.terminate()
        ledger.start('other')
      },
    },
    {
      name: 'SIGSTOP for 15 s',
      run: async () => {
        other()?.signal('SIGSTOP')
        await realSleep(15_000)
        other()?.signal('SIGCONT')
      },
    },
    {
      name: 'broker kill -9',
      run: async () => {
        await cluster.brokers[0]?.kill()
        await cluster.brokers[0]?.start()
      },
    },
  ]
}

const MIB = 1_048_576
/** Of the process's own start: the first readings are left out. */
const WARM_SHARE = 0.3
const HEAP_GROWTH_MAX = 32 * MIB
const FILES_GROWTH_MAX = 10

export class Meter {
  readonly #ledger: OpenLedger
  readonly #steady: ProcessUsage[] = []

  constructor(ledger: OpenLedger) {
    this.#ledger = ledger
  }

  async line(minute: number, fault: string): Promise<string> {
    const turns = await this.#ledger.turns().catch(() => Number.NaN)
    const parts = [`${minute} min`, `${turns} turns`]
    for (const [name, running] of this.#ledger.processes) {
      const usage = await running.usage()
      if (!usage) parts.push(`${name}: away`)
      else parts.push(`${name}: ${textOf(usage)}`)
      if (usage && name === 'steady') this.#steady.push(usage)
    }
    return [...parts, fault].join('; ')
  }

  /** The least of the first readings after warming up, against the least of the last: collections come and go. */
  growth(): { readonly isFlat: boolean; readonly text: string } {
    const warm = this.#steady.slice(Math.floor(this.#steady.length * WARM_SHARE))
    const half = Math.ceil(warm.length / 2)
    const [early, late] = [least(warm.slice(0, half)), least(warm.slice(half))]
    const isFlat =
      late.heapUsed - early.heapUsed < HEAP_GROWTH_MAX &&
      late.rss - early.rss < 2 * HEAP_GROWTH_MAX &&
      late.files - early.files < FILES_GROWTH_MAX
    const text = `steady: ${textOf(early)}, then ${textOf(late)}: ${isFlat ? 'flat' : 'NOT flat'}`
    return { isFlat, text }
  }
}

const textOf = ({ rss, heapUsed, files }: Omit<ProcessUsage, 'isReady'>) =>
  `rss ${Math.round(rss / MIB)} MiB, heap ${Math.round(heapUsed / MIB)} MiB, ${files} files`

const least = (all: readonly ProcessUsage[]) => ({
  rss: Math.min(...all.map(({ rss }) => rss)),
  heapUsed: Math.min(...all.map(({ heapUsed }) => heapUsed)),
  files: Math.min(...all.map(({ files }) => files)),
})
