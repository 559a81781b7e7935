import { summaryLines } from '#cli/commands/import-lines.ts'
import { importPage } from '#cli/commands/import-page.ts'
import { accountRow } from '#testkit/exports.ts'
import { accountRows, extended, runFiles } from '#testkit/imports.ts'

const files = {
  'a.json': [...accountRows, { ...accountRows[0], trackName: null }, accountRows[0]],
  'b.json': extended,
}

test('a preview shows of every row of every file what becomes of it, with three examples at most', async () => {
  const { summary } = await runFiles(files, { isDryRun: true })
  const [first] = summary.files

  expect(first?.examples).toMatchObject({ 'no-title': ['2024-01-01 10:00 · The Testers · 200000'] })
  for (const file of summary.files) {
    const joined = Object.values(file.joined).reduce((sum, count) => sum + count, 0)
    expect(joined).toBe(file.duplicates)
    for (const fate of ['kept', ...Object.keys(file.joined)])
      expect(file.examples[fate]?.length ?? 0).toBeLessThanOrEqual(3)
  }
  expect(summary.files[1]?.examples.kept?.[0]).toMatch(
    /^2024-01-01 10:57 The Testers, One \(3:20\)$/,
  )
})

test('days that another zone would move are counted, and some are named', async () => {
  const rows = [accountRow('2024-01-01 23:30', 'Late'), accountRow('2024-01-02 12:00', 'Noon')]
  const { summary } = await runFiles({ 'a.json': rows }, { isDryRun: true })

  expect(summary.movedDays).toEqual({
    zone: 'UTC',
    plays: 1,
    days: 1,
    examples: [{ date: '2024-01-02', plays: 1 }],
  })
})

test('a zone is suggested and not applied', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => ({
    ...extended[0],
    ts: new Date(Date.UTC(2024, 0, 1 + (n % 50), 3 + (n % 12))).toISOString().replace('.000', ''),
    master_metadata_track_name: `Song ${n}`,
    conn_country: 'JP',
  }))
  const { summary, sender } = await runFiles({ 'a.json': rows })

  expect(summary.zone).toBe('Europe/Berlin')
  expect(sender.profiles).toMatchObject([{ zone: 'Europe/Berlin' }])
  expect(summary.zoneSuggestion).toMatchObject({ zone: 'Asia/Tokyo', certainty: 'high' })
  expect(summary.checks.join()).toMatch(/perhaps it is Asia\/Tokyo.*Nothing is changed/)
})

test('the page and the lines say the same, and names are text', async () => {
  const { summary } = await runFiles(
    { 'a.json': [accountRow('2024-01-01 10:00', '<script>alert(1)</script>')] },
    { isDryRun: true },
  )
  const page = importPage(summary)

  expect(page).not.toContain('<script>')
  expect(page).toContain('&lt;script&gt;')
  expect(summaryLines(summary).join('\n')).toContain('<script>alert(1)</script>')
})
