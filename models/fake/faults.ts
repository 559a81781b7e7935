import { z } from 'zod'
import { type MutationKind, mutationKinds } from './mutations.ts'

/** Answers that are no answer; `gullible` obeys orders that it finds in titles. */
export const nonsenseKinds = [
  'prose',
  'empty',
  'broken-json',
  'wrong-shape',
  'html',
  'cut',
  'refusal',
  'gullible',
] as const
export type NonsenseKind = (typeof nonsenseKinds)[number]

const rate = z.number().min(0).max(1).default(0)

/** Injected faults and their rates. Everything is off by default; rates are shares of calls, 0 to 1. */
export const FakeFaults = z.strictObject({
  latencyMs: z.number().min(0).max(600_000).default(0),
  /** Up to so much more, evenly spread. */
  latencySpreadMs: z.number().min(0).max(600_000).default(0),
  errorRate: rate,
  errorStatus: z.number().int().min(400).max(599).default(500),
  /** `Retry-After` of errors, in seconds; 0 sends none. */
  retryAfterSeconds: z.number().int().min(0).max(3_600).default(0),
  /** The connection is cut instead of answered. */
  outageRate: rate,
  /** The connection stays open and nothing comes. */
  stallRate: rate,
  nonsenseRate: rate,
  nonsenseKinds: z
    .array(z.enum(nonsenseKinds))
    .min(1)
    .default([...nonsenseKinds]),
  mutationRate: rate,
  mutationKinds: z
    .array(z.enum(mutationKinds as [MutationKind, ...MutationKind[]]))
    .min(1)
    .default(mutationKinds),
  /** Share of judgements that say the opposite of what they found. */
  misjudgeRate: rate,
  /** Parameters and formats that are refused with 400, such as `json_schema` or `temperature`. */
  refuses: z.array(z.string()).max(10).default([]),
  /** Sends `x-ratelimit-*` headers and answers 429 above it; 0 is no limit. */
  requestsPerMinute: z.number().int().min(0).max(10_000_000).default(0),
  tokensPerMinute: z.number().int().min(0).max(1_000_000_000).default(0),
  /** After so many calls all faults are over; null for never. */
  callsMax: z.number().int().min(1).nullable().default(null),
  /** Equal seeds, equal chances. */
  seed: z.number().int().min(0).default(1),
})

export type FakeFaults = z.infer<typeof FakeFaults>
