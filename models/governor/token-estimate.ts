/** Tokens of a prompt by its length, before a call: the ratio is learned from what answers bill. */
export class TokenEstimate {
  #tokensOfCharacter = 0.3 // Of English it is 0.25; too much is reserved rather than too little.

  tokensOf(characters: number): number {
    return Math.ceil(characters * this.#tokensOfCharacter)
  }

  learn(characters: number, tokens: number): void {
    if (characters > 0 && tokens > 0) {
      this.#tokensOfCharacter += SMOOTHING * (tokens / characters - this.#tokensOfCharacter)
    }
  }
}

const SMOOTHING = 0.05
