// One change of the runtime each that breaks a promise. The simulation must notice every one of them;
// some are mistakes that it has found. They are applied when a file is loaded: nothing in the runtime
// knows of them.

export interface Edit {
  readonly file: string
  /** Occurs in the file exactly once. */
  readonly find: string
  readonly replace: string
}

export interface Mutant {
  readonly invariant: string
  /** What it does. */
  readonly note: string
  readonly edits: readonly Edit[]
}

const mutant = (
  invariant: string,
  note: string,
  file: string,
  ...edits: readonly (readonly [find: string, replace: string])[]
): Mutant => ({
  invariant,
  note,
  edits: edits.map(([find, replace]) => ({ file: `runtime/${file}`, find, replace })),
})

export const mutants: readonly Mutant[] = [
  mutant(
    'I1',
    'a transaction is opened before its turns have ended',
    'commit/committer.ts',
    ['await this.#queue.due()', 'await this.#services.producer.begin().catch(() => {})\n$&'],
    ['await this.#retry(() => producer.begin())', '$&.catch(() => {})'],
  ),
  mutant('I2', 'a transaction sends no offsets', 'commit/committer.ts', [
    'await this.#retry(() => producer.sendOffsets(positions, consumer))',
    '',
  ]),
  mutant('I2', 'the changelog is left out of the transaction', 'commit/transaction-plan.ts', [
    'records.push(toChangelog(where, change))',
    '',
  ]),
  mutant(
    'I2',
    'after a broken connection the next transaction keeps the epoch',
    'kafka/producer-epoch-guard.ts',
    ['raise(): void {\n    this.#isRaised = true', 'raise(): void {'],
  ),
  mutant(
    'I2',
    'after a slow decision the next transaction keeps the epoch',
    'kafka/producer-epoch-guard.ts',
    ['if (this.#clock.now() - startedMs > SLOW_DECISION_MS) this.#isRaised = true', ''],
  ),
  mutant(
    'I3',
    'the newest offset is committed, not the lowest incomplete one',
    'partition/offset-tracker.ts',
    ['return entry ? entry.offset : this.#next', 'return Math.max(this.#next, this.#newest + 1)'],
  ),
  mutant('I3', 'what is finished above the watermark is not skipped', 'turn/supervisor.ts', [
    "work.kind === 'message' &&\n  work.record.offset <=",
    "work.kind === 'message' &&\n  work.record.offset + 1e9 <=",
  ]),
  mutant(
    'I3',
    'the group is believed, though its changelog knows better',
    'assignment/open-partition.ts',
    [
      'Math.max(committed.offset, note && !isAnother ? note.offset : NO_OFFSET)',
      'committed.offset',
    ],
  ),
  mutant('I3', 'skipped messages move the note of a later one back', 'commit/transaction-plan.ts', [
    'if (source.offset <= partition.lastCompleted(source.topic, key)) continue',
    '',
  ]),
  mutant(
    'I3',
    'a stop lets the next turn pass one that it has cut off',
    'instance/actor-instance.ts',
    [
      'const drained = scheduler.drain()\n    stopping.end()',
      'stopping.end()\n    const drained = this.#reading.then(() => scheduler.drain())',
    ],
  ),
  mutant(
    'I3',
    'an input that was created again is read on from the old offset',
    'assignment/open-partition.ts',
    ['if (isAnother || isCutShort) {', 'if (isCutShort) {'],
  ),
  mutant(
    'I3',
    'marks and journal of an input that was created again stay',
    'assignment/open-partition.ts',
    ['isAnew: true, stale }', 'isAnew: true, stale: [] }'],
  ),
  mutant('I4', 'turns of an old epoch are committed', 'commit/committer.ts', [
    'batch.filter((item) => item.partition.isOwned)',
    'batch.filter(() => true)',
  ]),
  mutant('I4', 'a revoke does not wait for a running commit', 'assignment/assignment.ts', [
    'const quiet = this.#services.committer.exclude(async () => {})',
    'const quiet = Promise.resolve()',
  ]),
  mutant('I4', 'a handler starts after its partition is gone', 'turn/supervisor.ts', [
    'if (!handle || !work.partition.isOwned) return',
    'if (!handle) return',
  ]),
  mutant('I4', 'a revoke waits for a commit that cannot succeed before it', 'commit/committer.ts', [
    'if (await this.#mutex.hold(() => this.#attempt(batch))) return',
    `const again = async (): Promise<void> => {
        if (await this.#attempt(batch)) return
        await sleep(this.#services.clock, backoffMs(backoff, attempt))
        await again()
      }
      return await this.#mutex.hold(again)`,
  ]),
  mutant(
    'I4',
    'two processes take one name from each other for ever',
    'kafka/instance-conflict.ts',
    ['this.#lostMs - this.#regainedMs < REPLACED_MS', 'this.#lostMs < this.#regainedMs'],
  ),
  mutant(
    'I4',
    'a broker that dies again and again is taken for a rival',
    'kafka/instance-conflict.ts',
    [
      'lostBroker(): void {\n    this.#lostMs = Number.NEGATIVE_INFINITY\n    this.#regainedMs = Number.NEGATIVE_INFINITY',
      'lostBroker(): void {',
    ],
  ),
  mutant('I5', 'the store is written before the commit', 'commit/committer.ts', [
    'const outcome = await this.#transact(plan)',
    `for (const [each, { changes }] of plan.partitions) await each.opened.store.apply(changes, { nowMs: 0 })
      $&`,
  ]),
  mutant(
    'I5',
    'a store notes an offset though another process may have written',
    'partition/owned-partition.ts',
    [
      'this.#decidedEnd = end\n',
      `const at = { changelogOffset: end, nowMs: this.#options.clock.now() }
    if (this.isOwned) this.opened.store.apply([], at).catch(() => {})\n`,
    ],
  ),
  mutant('I6', 'an aborted transaction is dropped', 'commit/committer.ts', [
    "if (outcome === 'aborted') return false",
    "if (outcome === 'aborted') {\n      this.#drop(batch)\n      return true\n    }",
  ]),
  mutant('I6', 'an unknown outcome is taken for a commit', 'commit/committer.ts', [
    "'aborted' : 'unknown'",
    "'aborted' : 'committed'",
  ]),
  mutant('I6', 'an unknown outcome is taken for an abort', 'commit/committer.ts', [
    "'aborted' : 'unknown'",
    "'aborted' : 'aborted'",
  ]),
  mutant('I7', 'the journal is not read', 'turn/effect.ts', [
    'return value && (JSON.parse(value.toString()) as JournalEntry)',
    'return value && undefined',
  ]),
  mutant('I7', 'a turn goes on before its effect is journaled', 'turn/effect.ts', [
    'begunOf(work).set(name, promise)\n  await promise',
    'promise.catch(() => {})',
  ]),
  mutant(
    'I7',
    'the start of a call that is not to be repeated is not journaled',
    'turn/effect.ts',
    ["if (!journaled && onInDoubt !== 'repeat') {", 'if (Date.now() < 0) {'],
  ),
  mutant('I7', 'an entry that was on its way stays in the journal', 'turn/effect.ts', [
    '...(begun.get(work)?.keys() ?? []),',
    '',
  ]),
  mutant('I8', 'timers fire early', 'partition/timers.ts', [
    'next.dueMs <= this.#clock.now(); )',
    'next.dueMs <= this.#clock.now() + 40; )',
  ]),
  mutant('I8', 'a timer that has fired stays in the changelog', 'turn/turn.ts', [
    "if (work.kind === 'timer') this.#timers = new Map([[work.name, undefined]])",
    '',
  ]),
  mutant('I8', 'timers are forgotten at a restart', 'partition/owned-partition.ts', [
    'this.timers.set(key, name, Number(value.toString()))',
    '',
  ]),
  mutant('I9', 'an oversize record is produced', 'codec/codec.ts', [
    'if (end > this.#bytesMax) {',
    'if (end < 0) {',
  ]),
  mutant('I9', 'a full mailbox does not pause its partition', 'partition/owned-partition.ts', [
    "this.#phase = 'suspended'\n    this.#options.consumer.pause(this.inputs)",
    '',
  ]),
  mutant('I9', 'a turn may take for ever', 'turn/turn.ts', [
    'reject(errors.TURN_OVERDUE({ msMax }))',
    '',
  ]),
  mutant('I10', 'a turn that is given up leaves no dead letter', 'turn/supervisor.ts', [
    '{ outs: [letter], changes, failure: error }',
    '{ changes, failure: error }',
  ]),
  mutant(
    'I10',
    'what a failed attempt sent stays',
    'turn/turn.ts',
    [
      '#outs: OutRecord[] = none',
      'static readonly kept = new WeakMap<object, OutRecord[]>()\n  #outs: OutRecord[] = none',
    ],
    [
      'if (this.#outs === none) this.#outs = [out]\n    else this.#outs.push(out)',
      `this.#outs = [...(Turn.kept.get(this.#work) ?? []), out]
    Turn.kept.set(this.#work, this.#outs)`,
    ],
  ),
  mutant('I11', 'a store is trusted however old it is', 'state/restore.ts', [
    'if (ageMs <= deletionsKeptMs / 2) return undefined',
    'if (ageMs <= 1e6 * deletionsKeptMs) return undefined',
  ]),
  mutant('I11', 'a restore that is cut off has passed what it waited for', 'state/restore.ts', [
    'if (!last) continue // The next record is undecided: nothing of it has been read.\n    const changelogOffset = last.offset + 1',
    'const changelogOffset = (last?.offset ?? from) + 1',
  ]),
  mutant('I11', 'a changelog that was created again is taken for the old one', 'state/restore.ts', [
    'if (changelogId !== undefined && changelogId !== id) {',
    'if (Number(id) > 0) {',
  ]),
  mutant('I11', 'state that is gone with its changelog is not said to be', 'state/restore.ts', [
    'logNotice(log, notices.CHANGELOG_RECREATED({ ...changelog, ...bounds, was }))',
    '',
  ]),
  mutant('I11', 'a changelog without its beginning is not said to be', 'state/restore.ts', [
    'logNotice(log, notices.CHANGELOG_CUT_SHORT({ ...changelog, low: bounds.low }))',
    '',
  ]),
  mutant('I11', 'a restore ends before what the last owner left undecided', 'state/restore.ts', [
    'logReader.bounds(changelog),',
    'logReader.decidedEnd(changelog).then((high) => ({ low: 0, high })),',
  ]),
  mutant('I11', 'a copy goes on after records that it could not write', 'assignment/standby.ts', [
    "logEvent(log, 'standby.write-failed', { topic, partition, error })\n      await this.#drop(partition)",
    '',
  ]),
]
