/** What a model can be asked for. `retry` is `text` once more, with what is wrong with the last one. */
export type Step = 'text' | 'retry' | 'slots'

/** What a model is asked for, in turn, until an answer passes; the template follows. */
export const writerSteps = {
  'text-first': ['text', 'retry', 'slots'],
  'slots-first': ['slots', 'text'],
} as const satisfies Record<string, readonly Step[]>

export type WriterOrder = keyof typeof writerSteps
export const writerOrders = Object.keys(writerSteps) as [WriterOrder, ...WriterOrder[]]
