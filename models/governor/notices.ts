import { defineNotices } from '#foundation/notice.ts'

/** What an operator must hear of an endpoint. */
export const modelNotices = defineNotices({
  MODEL_OUT: {
    severity: 'warn',
    message: ({ detail }: { detail: string }) =>
      `the model's endpoint answers no calls: they wait (${detail})`,
  },
  MODEL_CLOSED: {
    severity: 'error',
    message: ({ detail }: { detail: string }) =>
      `the model's endpoint answers nobody with this key, model or account: calls wait (${detail})`,
  },
  MODEL_BACK: {
    severity: 'info',
    message: ({ outMs }: { outMs: number }) =>
      `the model's endpoint answers again after ${Math.round(outMs / 1_000)} s`,
  },
})
