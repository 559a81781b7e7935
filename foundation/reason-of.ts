/** What was thrown, in words: not everything that is thrown is an `Error`. */
export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
