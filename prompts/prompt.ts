// Prompts are files with versions: `<name>/<version>.md` is the system prompt, `<name>/<version>.<part>.md`
// what else the conversation is made of. A version is never edited once used; the next one is a new file.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Prompt {
  /** Such as `report-v1`: what `promptVersion` says of a text. */
  readonly id: string
  /** The system prompt. The same for every call, so that providers can cache it. */
  readonly text: string
  /** What `<version>.<part>.md` holds. A part that is not there is a bug. */
  part(name: string): string
  /** SHA-256 in hex over all files of the version. */
  readonly hash: string
}

/** Reads a version's files from beside this one. Read once, at start. */
export function loadPrompt(name: string, version: string): Prompt {
  const folder = join(import.meta.dirname, name)
  const files = readdirSync(folder)
    .filter((file) => file.startsWith(`${version}.`) && file.endsWith('.md'))
    .sort()
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const textOf = (file: string): string => {
    const text = texts.get(file)
    if (text === undefined) throw new Error(`prompts/${name}/${file} does not exist`)
    return text.trim()
  }
  const hash = createHash('sha256')
  for (const [file, text] of texts) hash.update(`${file}\0${text}\0`)
  return {
    id: `${name}-${version}`,
    text: textOf(`${version}.md`),
    part: (part) => textOf(`${version}.${part}.md`),
    hash: hash.digest('hex'),
  }
}

/** Versions that there are, such as `v3`, in the order of their numbers. */
export const promptVersions = (name: string): readonly string[] =>
  readdirSync(join(import.meta.dirname, name))
    .flatMap((file) => /^(v\d+)\.md$/.exec(file)?.[1] ?? [])
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

/** Puts `values` in the place of `{{name}}`; a value is never filled again. A name without one is a bug. */
export const fillPrompt = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{([a-z-]+)\}\}/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`prompt has no value for {{${name}}}`)
    return value
  })
