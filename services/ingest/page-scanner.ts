import type { Scanner } from './scanner.ts'

const PAGE_BYTES_MAX = 2 * 1024 ** 2 // Styles come first, some 100 kB of them.
const OVERLAP_CHARS = 64
/** A link to what was watched, or the heading of an entry where all of them are gone. */
const YOUTUBE =
  /\/\/(?:\w+\.)?youtube\.com\/(?:watch|shorts\/)|mdl-typography--title">YouTube(?: Music)?</

/** Checks whether a web page is YouTube's history, a format that many people request by mistake. */
export class PageScanner implements Scanner {
  readonly shape = 'page'
  isYouTube = false
  isXml = false
  /** Whether enough was read to know. */
  isSeen = false
  #bytes = 0
  #rest = ''

  push(chunk: Buffer): void {
    const text = this.#rest + chunk.toString('latin1')
    if (this.#bytes === 0) this.isXml = /^\s*<\?xml/.test(text) && !/<html/i.test(text)
    this.#bytes += chunk.length
    this.isYouTube ||= YOUTUBE.test(text)
    this.isSeen = this.isYouTube || this.#bytes > PAGE_BYTES_MAX
    this.#rest = text.slice(-OVERLAP_CHARS)
  }

  end(): void {
    this.isSeen = true
  }
}
