// Who a campaign is for: SQL over the view `listeners` of a snapshot. The query reads the snapshot's own files and
// nothing else, and is stopped when its time is over.
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Clock } from '#foundation/clock.ts'
import { reasonOf } from '#foundation/reason-of.ts'
import { SECOND_MS } from '#foundation/time.ts'
import type { OpenSnapshot } from '../snapshots/snapshot.ts'
import { campaignErrors } from './errors.ts'

/** Everybody who has a selection. */
export const COHORT_OF_ALL = 'select user_id from listeners'

export interface CohortQuestion {
  readonly sql: string
  readonly year: number
  readonly seconds: number
  readonly clock: Clock
}

/** One listener of a cohort and their selected days, YYYYMMDD. */
export interface CohortListener {
  readonly userId: string
  readonly dates: readonly string[]
}

export interface Cohort extends AsyncDisposable {
  readonly listeners: number
  readonly days: number
  /** Who has the most days first: they are the last to be done. A batch of at most 2,048 at a time. */
  batches(): AsyncIterable<readonly CohortListener[]>
  /** How many of them are among `userIds`; asked again, of all that were given since the last `startCount`. */
  countAmong(userIds: AsyncIterable<readonly string[]>): Promise<number>
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** @throws COHORT_INVALID, COHORT_SLOW, COHORT_EMPTY */
export async function openCohort(
  { paths, folder }: OpenSnapshot,
  question: CohortQuestion,
): Promise<Cohort> {
  await using opening = new AsyncDisposableStack()
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' })
  opening.defer(async () => instance.closeSync())
  const connection = await instance.connect()
  opening.defer(async () => connection.closeSync())
  const files = paths.map(quoted).join(', ')
  await connection.run(`create view listeners as select * from read_parquet([${files}])`)
  await connection.run(`set allowed_directories = [${quoted(`${folder}/`)}]`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
  await choose(connection, question)
  const [listeners = 0, days = 0] = await countsOf(
    connection,
    'select count(*)::bigint, coalesce(sum(len(dates)), 0)::bigint from cohort',
  )
  if (listeners === 0) throw campaignErrors.COHORT_EMPTY({ year: question.year })
  const opened = opening.move()
  return {
    listeners,
    days,
    async *batches() {
      const rows = await connection.stream(
        'select user_id, dates from cohort order by len(dates) desc, hash(user_id)',
      )
      for await (const chunk of rows.yieldRowsJs()) {
        yield chunk.map(([userId, dates]) => ({
          userId: String(userId),
          dates: dates as unknown as string[],
        }))
      }
    },
    countAmong: (userIds) => countAmong(connection, userIds),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function choose(
  connection: DuckDBConnection,
  { sql, year, seconds, clock }: CohortQuestion,
): Promise<void> {
  const query = sql.trim().replace(/;\s*$/, '')
  await refuseOthers(connection, query)
  let isLate = false
  const callOff = clock.after(seconds * SECOND_MS, () => {
    isLate = true
    connection.interrupt()
  })
  try {
    await connection.run(
      `create temp table cohort as
       select user_id, any_value(dates) as dates from listeners
       where year = ${Number(year)} and len(dates) > 0
         and user_id in (select user_id from (${query}\n) as chosen)
       group by user_id`,
    )
  } catch (cause) {
    if (isLate) throw campaignErrors.COHORT_SLOW({ seconds }, cause)
    throw campaignErrors.COHORT_INVALID({ reason: firstLine(cause) }, cause)
  } finally {
    callOff()
  }
}

/** One `select`, with a column `user_id`: without one, the name would be that of the view, and choose everybody. */
async function refuseOthers(connection: DuckDBConnection, query: string): Promise<void> {
  const refuse = (reason: string, cause?: unknown) =>
    campaignErrors.COHORT_INVALID({ reason }, cause)
  try {
    const wrapped = await connection.extractStatements(`select * from (${query}\n) as chosen`)
    if (wrapped.count !== 1) throw refuse('it is more than one statement')
    const columns = await connection.runAndReadAll(
      `select column_name from (describe select * from (${query}\n) as chosen)`,
    )
    const names = columns.getRowsJS().map(([name]) => String(name))
    if (!names.includes('user_id')) {
      throw refuse(`it has no column user_id, but ${names.slice(0, 10).join(', ')}`)
    }
  } catch (cause) {
    if ((cause as { code?: string }).code === 'COHORT_INVALID') throw cause
    throw refuse(firstLine(cause), cause)
  }
}

const firstLine = (error: unknown): string => reasonOf(error).split('\n')[0] ?? ''

async function countsOf(connection: DuckDBConnection, sql: string): Promise<readonly number[]> {
  const result = await connection.runAndReadAll(sql)
  return (result.getRowsJS()[0] ?? []).map(Number)
}

async function countAmong(
  connection: DuckDBConnection,
  userIds: AsyncIterable<readonly string[]>,
): Promise<number> {
  await connection.run('create or replace temp table others (user_id varchar)')
  for await (const batch of userIds) {
    await connection.run(`insert into others select unnest(from_json($1::json, '["varchar"]'))`, [
      JSON.stringify(batch),
    ])
  }
  const sql = 'select count(*) from cohort where user_id in (select user_id from others)'
  return (await countsOf(connection, sql))[0] ?? 0
}
