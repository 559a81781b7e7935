// The part of the checker that looks at state: pages folded from the changelog, and the local stores.

export interface LoggedRecord {
  readonly offset: number
  /** `<userId>:<table>:<name>` */
  readonly key: string
  /** In hex; null deletes. */
  readonly value: string | null
}

export interface StoreSeen {
  readonly instance: string
  readonly partition: number
  readonly changelogOffset: number
  readonly entries: ReadonlyMap<string, string>
}

export interface LedgerPages {
  /** Committed records by partition. */
  readonly changelog: ReadonlyMap<number, readonly LoggedRecord[]>
  readonly stores: readonly StoreSeen[]
  readonly accounts: ReadonlyMap<string, { readonly sequence: number; readonly balance: number }>
  /** `<userId>/<part>` to the slip's text. */
  readonly slips: ReadonlyMap<string, string>
}

interface FoldedEvidence {
  readonly inputs: readonly {
    readonly source: string
    readonly userId: string
    readonly command: string
  }[]
  /** Sources of the dead letters. */
  readonly letters: readonly string[]
  readonly pages: LedgerPages
}

/** Accounts and slips as the changelog leaves them, against what the events add up to. */
export function foldNotes(
  { inputs, letters, pages }: FoldedEvidence,
  accounts: ReadonlyMap<string, { sequence: number; balance: number }>,
): string[] {
  const faults: string[] = []
  for (const [userId, { sequence, balance }] of accounts) {
    const found = pages.accounts.get(userId)
    if (found?.sequence === sequence && found.balance === balance) continue
    faults.push(
      `${userId} has ${JSON.stringify(found)}, not ${JSON.stringify({ sequence, balance })}`,
    )
  }
  const dead = new Set(letters)
  const slips = new Map<string, string>()
  for (const { source, userId, command } of inputs) {
    const [name, part = ''] = command.split(':')
    if (dead.has(source)) continue
    if (name === 'keep') slips.set(`${userId}/${part}`, source)
    if (name === 'drop') slips.delete(`${userId}/${part}`)
  }
  for (const [key, text] of slips) {
    if (pages.slips.get(key) !== text)
      faults.push(`slip ${key} is ${pages.slips.get(key)}, not ${text}`)
  }
  for (const key of pages.slips.keys()) {
    if (!slips.has(key)) faults.push(`slip ${key} was deleted, and is there`)
  }
  return faults
}

/**
 * The furthest store of each partition holds exactly what the changelog does; every other one holds for
 * each key what the changelog held at its offset, or later (I5): no value that was never committed.
 */
export function wrongStores({ changelog, stores }: LedgerPages): string[] {
  const faults: string[] = []
  for (const [partition, log] of changelog) {
    const own = stores.filter((each) => each.partition === partition)
    const furthest = Math.max(...own.map(({ changelogOffset }) => changelogOffset))
    for (const store of own) {
      const isLast = store.changelogOffset === furthest
      const reached = isLast ? Number.POSITIVE_INFINITY : store.changelogOffset
      faults.push(...differences(log, store, reached))
      if (isLast) faults.push(...leftovers(store))
    }
  }
  return faults
}

/** When all is done, no call is journaled and no timer set. */
const leftovers = ({ entries, instance, partition }: StoreSeen): string[] =>
  [...entries.keys()]
    .filter((key) => /^[^:]*:(effects|timers):/.test(key))
    .map((key) => `store ${instance}/${partition}: ${key} was left behind`)

function differences(log: readonly LoggedRecord[], store: StoreSeen, reached: number): string[] {
  const allowed = new Map<string, Set<string | null>>()
  for (const { key, offset, value } of log) {
    const values = allowed.get(key) ?? new Set<string | null>([null])
    allowed.set(key, values)
    if (offset < reached) values.clear()
    values.add(value)
  }
  const where = `store ${store.instance}/${store.partition}`
  const keys = new Set([...allowed.keys(), ...store.entries.keys()])
  return [...keys].flatMap((key) => {
    const value = store.entries.get(key) ?? null
    return allowed.get(key)?.has(value) ? [] : [`${where}: ${key} is not what the changelog says`]
  })
}
