import { MongoError, MongoServerError } from 'mongodb'
import { ServiceError } from '#foundation/service-error.ts'
import { errors } from './errors.ts'

const FORBIDDEN_CODES = new Set<unknown>([13, 18, 8_000]) // Unauthorized, AuthenticationFailed, AtlasError.

/** What the server says for good about this one operation; everything else may pass with time. */
const REFUSED_CODES = new Set<unknown>([
  2,
  9,
  14,
  17_280,
  10_334,
  17_419,
  17_420,
  121, // Bad value, parse, type; too large; validation.
])

/** Runs `run`; what the driver throws becomes an error of the port. */
export async function translated<T>(operation: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw translate(operation, error)
  }
}

function translate(operation: string, error: unknown): unknown {
  if (error instanceof ServiceError || !(error instanceof MongoError)) return error
  if (FORBIDDEN_CODES.has(error.code)) return errors.STORE_FORBIDDEN({ operation }, error)
  if (error instanceof MongoServerError && REFUSED_CODES.has(error.code)) {
    return errors.STORE_REFUSED({ operation, reason: error.message }, error)
  }
  return errors.STORE_UNAVAILABLE({ operation }, error)
}
