// What the two collections hold (mongo.ts says why).
import type { ReportId } from '#schemas/ids.ts'
import type { ArchiveNote, Marker, Report } from './report.ts'

type Tombstone = { readonly _id: string; readonly revision: number; readonly removed: true }
export type StoredReport = Omit<Report, 'id'> & { readonly _id: string; readonly removed?: never }
export type ReportDocument = StoredReport | Tombstone

export interface ListenerDocument {
  readonly _id: string
  readonly days?: Readonly<Record<string, Marker>>
  readonly removed?: Readonly<Record<string, number>>
  readonly archives?: Readonly<Record<string, ArchiveNote>>
  readonly versions?: Readonly<Record<string, number>>
  /** ms since 1970 UTC; a document of before has none. A listener who was erased and returns has another one. */
  readonly bornAt?: number
}

/** Another one after every change of the year, and after an erasure and a new start. */
export const versionOf = ({ bornAt = 0, versions = {} }: ListenerDocument, year: number): string =>
  `${bornAt}.${versions[year] ?? 0}`

export function toReport(document: ReportDocument): Report | undefined {
  if (document.removed) return undefined
  const { _id, ...content } = document
  return { id: _id as ReportId, ...content }
}

/** Every report of a listener: ';' follows ':'. */
export const reportsOf = (userId: string) => ({
  _id: { $gte: `${userId}:`, $lt: `${userId};` },
})
