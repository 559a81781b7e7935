// One endpoint of the operators' API as data: the server, the client and the OpenAPI document follow from it.

import { z } from 'zod'

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** With `:names` of its parameters. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  /** What the audit calls it; undefined where it changes nothing. */
  readonly change?: string
  readonly msMax: number
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodObject
  readonly answer: z.ZodType
}

type Readonlied<T> = T extends readonly (infer E)[]
  ? readonly Readonlied<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Readonlied<T[K]> }
    : T

/** What a caller gives; parts without members may be left out. */
export type EndpointInput<E extends Endpoint> = Given<'params', z.input<E['params']>> &
  Given<'query', z.input<E['query']>> &
  Given<'body', z.input<E['body']>>

/** What an object without members is assignable to. */
type NoMembers = Record<never, never>

type Given<Name extends string, T> = NoMembers extends T
  ? { readonly [K in Name]?: Readonlied<T> }
  : { readonly [K in Name]: Readonlied<T> }

/** The same as the server parsed it. */
export interface EndpointRequest<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
}

export type EndpointAnswer<E extends Endpoint> = Readonlied<z.input<E['answer']>>

const empty = z.object({})
const READ_MS_MAX = 30_000

type Parts<P, Q, B, A> = Pick<Endpoint, 'path' | 'summary' | 'tag'> & {
  readonly msMax?: number
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
}

/** A misspelled `isDryRun` or filter is refused: left out, it would change more than its caller meant. */
const strict = <T extends z.ZodObject>(part: T | undefined): T => (part ?? empty).strict() as never

/** Declares an endpoint that changes nothing. */
export const defineRead = <
  A extends z.ZodType,
  P extends z.ZodObject = typeof empty,
  Q extends z.ZodObject = typeof empty,
>(
  parts: Parts<P, Q, never, A>,
) => ({
  method: 'GET' as const,
  msMax: READ_MS_MAX,
  ...parts,
  params: (parts.params ?? empty) as P,
  query: strict(parts.query),
  body: empty,
})

/** Declares an endpoint whose every call is recorded in the topic `audit`. */
export const defineChange = <
  A extends z.ZodType,
  B extends z.ZodObject,
  P extends z.ZodObject = typeof empty,
>(
  parts: Parts<P, never, B, A> & { readonly change: string; readonly body: B },
) => ({
  method: 'POST' as const,
  msMax: READ_MS_MAX,
  ...parts,
  params: (parts.params ?? empty) as P,
  query: strict(empty),
  body: strict(parts.body),
})
