// Loaded before a process's own modules, it changes the source of one mutant's files as they are loaded.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pipelineMutants } from '#testkit/pipeline/pipeline-mutants.ts'
import { type Edit, mutants } from '#testkit/simulation/mutants.ts'

const [suite, at] = process.env.MUTANT?.split(':') ?? []
const edits = (suite === 'pipeline' ? pipelineMutants : mutants)[Number(at)]?.edits
if (!edits) throw new Error(`no mutant ${process.env.MUTANT}`)

const changed = new Map<string, string>()
for (const edit of edits) {
  const url = pathToFileURL(resolve(edit.file)).href
  changed.set(url, apply(edit, changed.get(url) ?? readFileSync(edit.file, 'utf8')))
}

registerHooks({
  load(url, context, nextLoad) {
    const source = changed.get(url)
    if (source === undefined) return nextLoad(url, context)
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})

function apply({ file, find, replace }: Edit, source: string): string {
  const count = source.split(find).length - 1
  if (count !== 1) throw new Error(`${file} has ${count} times, not once: ${find}`)
  return source.replace(find, () => replace.replaceAll('$&', find))
}
