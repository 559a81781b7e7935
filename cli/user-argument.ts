import { InvalidArgumentError } from 'commander'
import { isUserId, type UserId } from '#schemas/ids.ts'

/** Parses the listener of a command. An empty one would be the owner of what is about no single listener. */
export function asUser(value: string): UserId {
  if (isUserId(value)) return value
  throw new InvalidArgumentError(
    'Use 1 to 128 letters, digits, dots, dashes, underscores or @; not . or .. alone.',
  )
}
