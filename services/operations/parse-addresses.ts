import type { ActorAddress } from '#operations/inspector.ts'

/** Reads `INSPECTION_URLS`. */
export const parseAddresses = (text: string): readonly ActorAddress[] =>
  text.split(/\s+/).map((each) => {
    const at = each.indexOf('=')
    return { name: each.slice(0, at), url: each.slice(at + 1).replace(/\/+$/, '') }
  })
