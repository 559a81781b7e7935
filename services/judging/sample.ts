import { createHash } from 'node:crypto'

const BUCKETS = 2 ** 32

/**
 * Whether a report is in a sample of `share`, 0 to 1. The same report always is or never is;
 * samples of different purposes are drawn apart.
 */
export function isInSample(reportId: string, share: number, purpose = 'judge'): boolean {
  const bucket = createHash('sha256').update(`${purpose}:${reportId}`).digest().readUInt32BE(0)
  return bucket < share * BUCKETS
}
