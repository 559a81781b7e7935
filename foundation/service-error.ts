/**
 * What the supervisor does with the event whose turn failed: retries it for a while, blocks its key
 * until it succeeds, makes it a dead letter, or stops the actor.
 */
export type Policy = 'retry' | 'block' | 'dead-letter' | 'stop'

interface Kind {
  readonly policy: Policy
  readonly message: (details: never) => string
}

type Errors<K> = {
  readonly [C in keyof K]: K[C] extends { message: (details: infer D) => string }
    ? (details: D, cause?: unknown) => ServiceError
    : never
}

export class ServiceError extends Error {
  readonly code: string
  readonly policy: Policy
  readonly details: object

  constructor(code: string, { policy, message }: Kind, details: object, cause?: unknown) {
    super(message(details as never), { cause })
    this.name = code
    this.code = code
    this.policy = policy
    this.details = details
  }
}

/** Declares errors in a table: each code is written once, and none is without a policy. */
export function defineErrors<const K extends Record<string, Kind>>(kinds: K): Errors<K> {
  const create = (code: string, kind: Kind) => (details: object, cause?: unknown) =>
    new ServiceError(code, kind, details, cause)
  return Object.fromEntries(
    Object.entries(kinds).map(([code, kind]) => [code, create(code, kind)]),
  ) as Errors<K>
}
