// The typed client of the operators' API: one function an endpoint of the contract, checked by the same schemas.

import { z } from 'zod'
import { fetchWithin } from '#foundation/fetch-within.ts'
import { ServiceError } from '#foundation/service-error.ts'
import { type Contract, contract, type OperationName } from './api/contract.ts'
import type { Endpoint, EndpointAnswer, EndpointInput } from './api/endpoint.ts'
import { apiErrors } from './api/errors.ts'
import { ErrorBody } from './api/shapes.ts'

export type OperationsClient = {
  /** @throws the error that the service answered with, OPERATIONS_UNREACHABLE; what aborted `signal` */
  readonly [Name in OperationName]: (
    input: EndpointInput<Contract[Name]>,
    signal?: AbortSignal,
  ) => Promise<EndpointAnswer<Contract[Name]>>
}

export interface OperationsClientOptions {
  /** Such as `http://127.0.0.1:19085`. */
  readonly url: string
  /** Read for every call. */
  readonly token: () => string
}

/** More than the service itself takes, so that its own answer arrives. */
const PATIENCE_MS = 5_000

export function openOperationsClient(options: OperationsClientOptions): OperationsClient {
  const callers = Object.entries(contract).map(([name, endpoint]) => [
    name,
    (input: CallInput, signal?: AbortSignal) => call(options, endpoint, input, signal),
  ])
  return Object.fromEntries(callers)
}

interface CallInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: object
}

async function call(
  { url: base, token }: OperationsClientOptions,
  endpoint: Endpoint,
  input: CallInput,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const headers = { authorization: `Bearer ${token()}`, 'content-type': 'application/json' }
  const { method } = endpoint
  const request =
    method === 'GET'
      ? { method, headers: { authorization: headers.authorization } }
      : { method, headers, body: JSON.stringify(input.body ?? {}) }
  const url = `${base.replace(/\/+$/, '')}${addressOf(endpoint, input)}`
  const response = await fetchWithin(url, endpoint.msMax + PATIENCE_MS, signal, request).catch(
    (cause: unknown) => {
      signal?.throwIfAborted()
      throw apiErrors.OPERATIONS_UNREACHABLE({ url: base }, cause)
    },
  )
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return parsed(endpoint.answer, answer, base)
  throw errorOf(answer, base)
}

function addressOf({ path }: Endpoint, { params = {}, query = {} }: CallInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(
    Object.fromEntries(asked.map(([name, value]) => [name, String(value)])),
  )
  return asked.length > 0 ? `${filled}?${search}` : filled
}

function parsed(schema: z.ZodType, answer: unknown, url: string): unknown {
  const result = schema.safeParse(answer)
  if (result.success) return result.data
  // Another version answers, or something that is no operations service.
  throw apiErrors.OPERATIONS_UNREACHABLE({ url }, new Error(z.prettifyError(result.error)))
}

function errorOf(answer: unknown, url: string): ServiceError {
  const result = ErrorBody.safeParse(answer)
  if (!result.success) return apiErrors.OPERATIONS_UNREACHABLE({ url }, answer)
  const { code, message, ...details } = result.data.error
  return new ServiceError(code, { policy: 'stop', message: () => message }, details)
}
