import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eraseReports, keepReport, keptReport } from '#cli/import-reports.ts'
import type { ImportSummary } from '#services/ingest/summary.ts'

const summary = (importId: string, userId: string) => ({ importId, userId }) as ImportSummary

test('a report is found by the beginning of its ID, until its listener is erased', () => {
  const home = mkdtempSync(join(tmpdir(), 'linernotes-test-'))
  keepReport(home, summary('aa11', 'ada'))
  keepReport(home, summary('aa22', 'ben'))

  expect(keptReport(home, 'aa1').userId).toBe('ada')
  expect(() => keptReport(home, 'aa')).toThrow(
    expect.objectContaining({ code: 'IMPORT_REPORT_UNKNOWN' }),
  )
  expect(eraseReports(home, 'ada')).toBe(1)
  expect(() => keptReport(home, 'aa1')).toThrow(
    expect.objectContaining({ code: 'IMPORT_REPORT_UNKNOWN' }),
  )
  expect(keptReport(home, 'aa2').userId).toBe('ben')
  expect(() => keptReport(home, '')).toThrow(
    expect.objectContaining({ code: 'IMPORT_REPORT_UNKNOWN' }),
  )
})
