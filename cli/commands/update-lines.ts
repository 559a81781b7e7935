// What the commands say that bring every listener up to something new.
import { InvalidArgumentError } from 'commander'
import type { DaysUpdate } from '#operations/request-days.ts'

/** @param other what those behind had, such as `another one`. */
export function* updateLines(update: DaysUpdate, other: string): Generator<string> {
  const { listeners, behind, applied, changed, elsewhere } = update
  yield `${countWords(behind, 'listener')} of ${listeners.toLocaleString('en')} had ${other}`
  if (applied > 0) {
    yield `${countWords(applied, 'listener')} brought up to it; the days of ${changed.toLocaleString('en')} have changed`
  }
  if (elsewhere > 0) {
    yield `${countWords(elsewhere, 'listener')} not with the service that was asked`
  }
}

export const countWords = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** The value of `--wait`. */
export function asWaitSeconds(text: string): number {
  const seconds = Number(text)
  if (/^\d{1,5}$/.test(text) && seconds > 0) return seconds
  throw new InvalidArgumentError('It is a whole number of seconds.')
}
