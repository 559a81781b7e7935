// IDs of listeners and reports, and dates: each form has one type and one parser. A user ID holds no colon, so that
// it ends where the rest of a longer key begins (docs/adr/002).
import assert from 'node:assert/strict'

declare const form: unique symbol

/** 1 to 128 letters, digits, dots, dashes, underscores or @. Not `.` or `..`, which no address can end in. */
export type UserId = string & { readonly [form]: 'UserId' }

/** A calendar date in the listener's zone, `YYYYMMDD`. */
export type LocalDate = string & { readonly [form]: 'LocalDate' }

/** `<userId>:<YYYYMMDD>`: one report a listener and day. */
export type ReportId = string & { readonly [form]: 'ReportId' }

export const userIdPattern = /^(?!\.{1,2}$)[A-Za-z0-9._@-]{1,128}$/

export const isUserId = (text: string): text is UserId => userIdPattern.test(text)

/** Whether the calendar has such a date. */
export function isLocalDate(text: string): text is LocalDate {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

export const reportIdPattern = /^(?!\.{1,2}:)[A-Za-z0-9._@-]{1,128}:\d{8}$/

/** A user ID or a date of another form is a bug of the caller. */
export function reportIdOf(userId: string, date: string): ReportId {
  assert(isUserId(userId) && isLocalDate(date), 'a report ID is of a user ID and a date')
  return `${userId}:${date}` as ReportId
}

/** The listener and the day of a report; undefined for a text that is no report ID. */
export function parseReportId(
  text: string,
): { readonly id: ReportId; readonly userId: UserId; readonly date: LocalDate } | undefined {
  const [, userId = '', date = ''] = /^([^:]*):([^:]*)$/.exec(text) ?? []
  if (!isUserId(userId) || !isLocalDate(date)) return undefined
  return { id: text as ReportId, userId, date }
}

/** The listener and the day of a report ID. */
export function partsOfReportId(id: ReportId): {
  readonly userId: UserId
  readonly date: LocalDate
} {
  const parts = parseReportId(id)
  assert(parts, `${id} is no report ID`)
  return { userId: parts.userId, date: parts.date }
}
