import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Asset {
  /** Named after its content: it can be kept for ever. */
  readonly path: string
  readonly type: string
  readonly body: string
}

/** Files that the page loads. */
export const assets = {
  style: asset('page.css', 'text/css; charset=utf-8', [
    'page.css',
    'calendar.css',
    'story.css',
    'picture.css',
    'after.css',
  ]),
  script: asset('page.js', 'text/javascript; charset=utf-8'),
  icon: asset('icon.svg', 'image/svg+xml'),
} as const

function asset(name: string, type: string, files: readonly string[] = [name]): Asset {
  const body = files
    .map((file) => readFileSync(new URL(`assets/${file}`, import.meta.url), 'utf8'))
    .join('\n')
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${hash}-${name}`, type, body }
}
