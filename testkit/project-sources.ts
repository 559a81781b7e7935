// The project's own source files, read with a parser: what each imports, exports and says in comments.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Program, parseSync } from 'oxc-parser'

export interface SourceFile {
  readonly path: string
  readonly text: string
  /** With comments blanked out, so that lines keep their numbers. */
  readonly code: string
  readonly program: Program
  readonly imports: readonly Import[]
  /** Names of what it exports and declares itself. */
  readonly exports: readonly string[]
}

export interface Import {
  readonly from: string
  /** A path in the project, or a package's name. */
  readonly to: string
  readonly isRelative: boolean
  readonly isOurs: boolean
}

/** Every file that git knows or would take, of TypeScript or JavaScript. @throws Error where one cannot be parsed */
export function readSources(): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.js'])
  return String(listed)
    .trim()
    .split('\n')
    .flatMap((path) => {
      const text = readIfThere(path)
      return text === undefined ? [] : [parseSource(path, text)]
    })
}

export function parseSource(path: string, text: string): SourceFile {
  const { errors, comments, module, program } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, , name] = /^(['"`])(.*)\1$/.exec(text.slice(start, end)) ?? []
      return name ?? [] // A computed name counts for none.
    }),
  ]
  return {
    path,
    text,
    code: comments.reduce((code, { start, end }) => blanked(code, start, end), text),
    program,
    imports: [...new Set(named)].map((name) => importOf(path, name)),
    exports: module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ exportName, moduleRequest }) => (moduleRequest ? [] : (exportName.name ?? []))),
  }
}

/** A file may be listed and deleted. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const blanked = (code: string, start: number, end: number): string =>
  code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end)

function importOf(path: string, name: string): Import {
  const isRelative = name.startsWith('.')
  const isOurs = isRelative || name.startsWith('#')
  const inProject = isRelative ? join(dirname(path), name) : name.slice(1)
  return { from: path, to: isOurs ? inProject : name, isRelative, isOurs }
}

/** Lines of `code` that match, as `path:line text`. */
export function linesWith({ path, code }: SourceFile, pattern: RegExp): readonly string[] {
  return code
    .split('\n')
    .flatMap((line, index) =>
      line.search(pattern) < 0 ? [] : [`${path}:${index + 1} ${line.trim()}`],
    )
}

/** Nodes that reach each other (strongly connected), of a graph that is given by its arrows. */
export function circlesIn(arrows: readonly (readonly [string, string])[]): readonly string[][] {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of arrows) {
    if (from === to) continue
    next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const open = [...(next.get(from) ?? [])]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (!seen.has(node)) open.push(...(next.get(node) ?? []))
      seen.add(node)
    }
    return seen
  }
  const reached = new Map([...next.keys()].map((node) => [node, reach(node)]))
  const inCircle = [...next.keys()].filter((node) => reached.get(node)?.has(node)).sort()
  const circles = new Map<string, string[]>()
  for (const node of inCircle) {
    const first = inCircle.find(
      (each) => reached.get(node)?.has(each) && reached.get(each)?.has(node),
    )
    if (first) circles.set(first, [...(circles.get(first) ?? []), node])
  }
  return [...circles.values()]
}
