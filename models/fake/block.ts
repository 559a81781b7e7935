import { z } from 'zod'
import type { ChatMessage } from '../model.ts'

const BlockFact = z.object({
  id: z.string(),
  says: z.string(),
  of: z.string().optional(),
  rank: z.number().optional(),
  usual: z.string().optional(),
  slot: z.string().optional(),
  usualSlot: z.string().optional(),
})

const DayBlock = z.object({
  seed: z.string(),
  revision: z.number().default(1),
  mode: z.enum(['text', 'slots']),
  category: z.string(),
  country: z.string(),
  dateOrder: z.enum(['day-first', 'month-first']),
  facts: z.array(BlockFact),
  openings: z.array(z.string()),
})

export type BlockFact = z.infer<typeof BlockFact>
/** The day as the prompt shows it. */
export type DayBlock = z.infer<typeof DayBlock>

/** The block of JSON between `<day>` and `</day>`; undefined where the prompt has none. */
export function findDay(messages: readonly ChatMessage[]): DayBlock | undefined {
  for (const { role, content } of messages) {
    const json = role === 'user' ? /<day>\s*(\{.*\})\s*<\/day>/s.exec(content)?.[1] : undefined
    if (json === undefined) continue
    const parsed = DayBlock.safeParse(parse(json))
    if (parsed.success) return parsed.data
  }
  return undefined
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
