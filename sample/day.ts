// When the listener listens on a day, and in what mood.
import type { Chance } from './chance.ts'
import { isWithin, weekdayNumberOf, type YearPlan } from './year.ts'

export type Style =
  | 'shuffle'
  | 'albums'
  | 'playlist'
  | 'podcast'
  | 'binge'
  | 'discovery'
  | 'repeat'
  | 'devotion'
  | 'party'
  | 'flight'

export interface PlannedSession {
  /** From local midnight; a night may start or go on after 1,440. */
  readonly startMinute: number
  readonly minutes: number
  readonly style: Style
}

/** Sessions of `date`, by start. None on a silent day. */
export function planSessions(
  date: string,
  plan: YearPlan,
  chance: Chance,
): readonly PlannedSession[] {
  if (isWithin(date, plan.silence)) return []
  if (date === plan.party) return [...morning, at('20:40', 305, 'party')]
  const special = specialDays(plan).get(date)
  if (special) return special
  if (isWithin(date, plan.trip)) return tripDay(date, plan, chance)
  if (isWithin(date, { from: `${plan.year}1231`, to: `${plan.year}1231` })) {
    return [...morning, at('20:40', 150, 'party')]
  }
  const isWeekend = [0, 6].includes(weekdayNumberOf(date))
  return (isWeekend ? weekend : workday).flatMap((habit) => happening(habit, chance))
}

/** A session at a clock time, `HH:MM`. */
function at(clock: string, minutes: number, style: Style): PlannedSession {
  const [hours = 0, rest = 0] = clock.split(':').map(Number)
  return { startMinute: hours * 60 + rest, minutes, style }
}

const morning = [at('10:50', 35, 'shuffle')]

const specialDays = (plan: YearPlan): ReadonlyMap<string, readonly PlannedSession[]> =>
  new Map([
    [
      plan.marathon,
      [at('09:10', 205, 'shuffle'), at('13:30', 250, 'playlist'), at('20:05', 130, 'shuffle')],
    ],
    [
      plan.binge,
      [at('09:40', 240, 'binge'), at('14:25', 265, 'binge'), at('21:15', 25, 'shuffle')],
    ],
    [plan.discovery, [at('12:05', 55, 'discovery'), at('17:40', 150, 'discovery')]],
    [
      plan.repeat,
      [at('08:05', 60, 'repeat'), at('12:30', 75, 'repeat'), at('19:45', 135, 'repeat')],
    ],
    [plan.devotion, [at('10:20', 175, 'devotion'), at('15:30', 130, 'devotion')]],
    [plan.birthday, [at('08:45', 35, 'playlist'), at('18:10', 245, 'party')]],
  ])

function tripDay(date: string, plan: YearPlan, chance: Chance): readonly PlannedSession[] {
  const isTravel = date === plan.trip.from || date === plan.trip.to
  if (isTravel) return [at('06:50', 25, 'podcast'), at('11:15', 40, 'flight')]
  return [
    ...(chance.happens(0.6) ? [at('10:40', chance.whole(10, 30), 'shuffle')] : []),
    at('17:20', chance.whole(20, 50), 'playlist'),
    ...(chance.happens(0.5) ? [at('23:10', chance.whole(30, 75), 'albums')] : []),
  ]
}

/** A habit: how likely it is on a day, when and how long it mostly is, and in which moods. */
interface Habit {
  readonly probability: number
  readonly clock: string
  /** Standard deviation of the start. */
  readonly wanderMinutes: number
  readonly minutes: number
  readonly styles: readonly Style[]
}

const workday: readonly Habit[] = [
  {
    probability: 0.82,
    clock: '07:35',
    wanderMinutes: 9,
    minutes: 28,
    styles: ['podcast', 'shuffle', 'playlist'],
  },
  {
    probability: 0.33,
    clock: '10:20',
    wanderMinutes: 35,
    minutes: 62,
    styles: ['albums', 'playlist'],
  },
  {
    probability: 0.74,
    clock: '17:35',
    wanderMinutes: 14,
    minutes: 27,
    styles: ['shuffle', 'shuffle', 'podcast', 'playlist'],
  },
  {
    probability: 0.46,
    clock: '20:20',
    wanderMinutes: 40,
    minutes: 58,
    styles: ['shuffle', 'shuffle', 'albums'],
  },
]

const weekend: readonly Habit[] = [
  {
    probability: 0.6,
    clock: '10:15',
    wanderMinutes: 45,
    minutes: 55,
    styles: ['shuffle', 'playlist', 'podcast'],
  },
  {
    probability: 0.4,
    clock: '14:40',
    wanderMinutes: 55,
    minutes: 70,
    styles: ['albums', 'shuffle'],
  },
  { probability: 0.5, clock: '20:50', wanderMinutes: 50, minutes: 80, styles: ['shuffle'] },
]

function happening(habit: Habit, chance: Chance): readonly PlannedSession[] {
  if (!chance.happens(habit.probability)) return []
  const { startMinute } = at(habit.clock, 0, 'shuffle')
  return [
    {
      startMinute: Math.round(chance.normal(startMinute, habit.wanderMinutes)),
      minutes: Math.max(8, Math.round(chance.normal(habit.minutes, habit.minutes / 3))),
      style: chance.pick(habit.styles),
    },
  ]
}
