import type { Archive } from './report.ts'

/** An archive as the store held it at one moment. */
export interface StoredArchive {
  /**
   * Another one after every change, also after an erasure and a new start. Opaque, and of this listener and year
   * alone: archives of others may have the same.
   */
  readonly version: string
  readonly archive: Archive
  /** Years of the listener that have an archive, ascending. */
  readonly years: readonly number[]
}

/**
 * What serving reads. Both methods resolve to undefined where nothing is known of the listener and year,
 * and @throws STORE_UNAVAILABLE when the store does not answer in time.
 */
export interface ArchiveReader {
  /** The version that the store holds now, without the archive. */
  archiveVersion(userId: string, year: number): Promise<string | undefined>
  storedArchive(userId: string, year: number): Promise<StoredArchive | undefined>
}
