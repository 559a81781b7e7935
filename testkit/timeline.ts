import type { Timeline, TimelineCreator } from '#schemas/index.ts'

export const aCreator = (fields: Partial<TimelineCreator> = {}): TimelineCreator => ({
  kind: 'track',
  name: 'Portishead',
  plays: 80,
  minutes: 300,
  ...fields,
})

/** A morning and an evening, of two artists and three others. */
export const aTimeline = (fields: Partial<Timeline> = {}): Timeline => ({
  unit: 'minutes',
  minutes: 1_440,
  hours: Array.from({ length: 24 }, (_, hour) => ({
    clock: `${String(hour).padStart(2, '0')}:00`,
    plays: hour === 8 ? 15 : hour === 20 ? 105 : 0,
    minutes: hour === 8 ? 52 : hour === 20 ? 60 : 0,
  })),
  sessions: [
    { from: 480, to: 532, startedAt: '08:00', endedAt: '08:52', plays: 15 },
    { from: 1_200, to: 1_260, startedAt: '20:00', endedAt: '21:00', plays: 105 },
  ],
  creators: [aCreator(), aCreator({ name: 'Massive Attack', plays: 20, minutes: 80 })],
  others: 3,
  othersPlays: 20,
  othersMinutes: 32,
  runs: [
    { from: 480, to: 532, creator: 0 },
    { from: 1_200, to: 1_240, creator: 1 },
    { from: 1_240, to: 1_260, creator: -1 },
  ],
  minutesBefore: 0,
  ...fields,
})
