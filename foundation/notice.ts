/** How much a notice matters to an operator: the level of its log line. */
export type Severity = 'info' | 'warn' | 'error'

interface Kind {
  readonly severity: Severity
  readonly message: (details: never) => string
}

/** Something that an operator must hear of, and that nothing throws. */
export interface Notice {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly details: object
}

type Notices<K> = {
  readonly [C in keyof K]: K[C] extends { message: (details: infer D) => string }
    ? (details: D) => Notice
    : never
}

/** Declares notices in a table: each code is written once, and none is without a severity. */
export function defineNotices<const K extends Record<string, Kind>>(kinds: K): Notices<K> {
  const create =
    (code: string, { severity, message }: Kind) =>
    (details: object): Notice => ({ code, severity, message: message(details as never), details })
  return Object.fromEntries(
    Object.entries(kinds).map(([code, kind]) => [code, create(code, kind)]),
  ) as Notices<K>
}

/** The part of a log that notices need. */
interface NoticeLog {
  info(message: string, fields: Readonly<Record<string, unknown>>): void
  warn(message: string, fields: Readonly<Record<string, unknown>>): void
  error(message: string, fields: Readonly<Record<string, unknown>>): void
}

/** Writes a notice: its details are fields of the line, beside its code. */
export function logNotice(log: NoticeLog, { code, severity, message, details }: Notice): void {
  log[severity](message, { code, ...details })
}
