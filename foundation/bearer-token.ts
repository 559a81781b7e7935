// Bearer tokens of interfaces that are not public. A file has one token on each line, after the name of its user if
// there are several: `ada 4f1c...`.
import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineErrors } from './service-error.ts'

export const tokenErrors = defineErrors({
  TOKEN_FILE_UNUSABLE: {
    policy: 'stop',
    message: ({ file, reason }: { file: string; reason: string }) =>
      `${file} holds no token: ${reason}`,
  },
})

/** A token, and the name that calls with it are recorded under. */
export interface NamedToken {
  readonly name: string
  readonly token: string
}

const TOKEN_CHARACTERS_MIN = 32
const NAME = 'operator'

/** Tokens of `file`, at least one. @throws TOKEN_FILE_UNUSABLE */
export function readTokens(file: string): readonly NamedToken[] {
  const tokens = linesOf(file).map((line): NamedToken => {
    const [first = '', second] = line.split(/\s+/)
    return second === undefined ? { name: NAME, token: first } : { name: first, token: second }
  })
  if (tokens.length === 0) throw tokenErrors.TOKEN_FILE_UNUSABLE({ file, reason: 'it is empty' })
  if (tokens.some(({ token }) => token.length < TOKEN_CHARACTERS_MIN)) {
    const reason = `a token has fewer than ${TOKEN_CHARACTERS_MIN} characters`
    throw tokenErrors.TOKEN_FILE_UNUSABLE({ file, reason })
  }
  return tokens
}

function linesOf(file: string): readonly string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw tokenErrors.TOKEN_FILE_UNUSABLE({ file, reason }, error)
  }
}

/**
 * Name of the user of this `Authorization` header; undefined if it opens nothing. Every token is compared,
 * in a time that depends on none of them.
 */
export function bearerOf(
  tokens: readonly NamedToken[],
  authorization: string | undefined,
): string | undefined {
  const [, given = ''] = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(authorization ?? '') ?? []
  const digest = digestOf(given)
  return tokens.filter(({ token }) => timingSafeEqual(digestOf(token), digest)).at(0)?.name
}

/** Of equal length, whatever the length of the token. */
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
