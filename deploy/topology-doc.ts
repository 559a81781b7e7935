// The topology in Markdown: a diagram, what each actor does, what each topic carries.

import { DAY_MS } from '#foundation/time.ts'
import type { AnyActor, Pages } from '#runtime/actor.ts'
import type { Topic } from '#runtime/topic.ts'
import type { Flow } from './actors.ts'

type DeclaredActor = Pick<AnyActor, 'name' | 'receivers' | 'timers'> & {
  readonly pages: Pages
  readonly sends: readonly Topic[]
}

export interface Topology {
  readonly topics: readonly Topic[]
  readonly actors: readonly DeclaredActor[]
  readonly flows: readonly Flow[]
}

export const topologyText = (topology: Topology): string =>
  [diagram(topology), actorTable(topology), topicTable(topology)].join('\n\n')

const start = '<!-- topology:'
const end = '<!-- /topology -->'

/** Puts `text` between the marks of `document`. Throws where a mark is missing. */
export function replaceBlock(document: string, text: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)]
  const lineEnd = document.indexOf('\n', from)
  if (from < 0 || to < lineEnd) throw new Error(`the document has no ${start} ... ${end}`)
  return `${document.slice(0, lineEnd + 1)}${text}\n${document.slice(to)}`
}

function diagram({ topics, actors, flows }: Topology): string {
  const services = new Set([...flows, ...actors].map(({ name }) => name))
  const things = new Set(flows.flatMap(({ reads, writes }) => [...reads, ...writes]))
  return [
    '```mermaid',
    'flowchart LR',
    ...[...services].map((name) => `  ${idOf(name)}[${name}]`),
    ...topics.map(({ name }) => `  topic-${name}([${name}])`),
    ...[...things].map((name) => `  ${idOf(name)}[(${name})]`),
    ...flows.flatMap(({ name, reads, writes }) => [
      ...reads.map((thing) => `  ${idOf(thing)} -.-> ${idOf(name)}`),
      ...writes.map((thing) => `  ${idOf(name)} -.-> ${idOf(thing)}`),
    ]),
    ...[...flows, ...actors].flatMap(({ name, sends }) =>
      sends.map((topic) => `  ${idOf(name)} --> topic-${topic.name}`),
    ),
    ...actors.flatMap(({ name, receivers }) =>
      inputsOf(receivers).map(({ topic, events }) => {
        return `  topic-${topic} -- ${events.join(', ')} --> ${idOf(name)}`
      }),
    ),
    '```',
  ].join('\n')
}

/** Mermaid takes no blanks in an id. */
const idOf = (name: string): string => name.replaceAll(' ', '-')

type Receivers = DeclaredActor['receivers']

/** Topics that an actor receives, each once, with the events it takes from them. */
function inputsOf(receivers: Receivers) {
  const byTopic = Map.groupBy(receivers, ({ topic }) => topic.name)
  return [...byTopic].map(([topic, each]) => ({
    topic,
    events: each.map(({ schema }) => schema.name),
  }))
}

const actorTable = ({ actors, flows }: Topology): string =>
  table(
    ['service', 'receives', 'sends', 'keeps', 'timers'],
    [
      ...flows
        .filter(({ name }) => !actors.some((actor) => actor.name === name))
        .map(({ name, reads, sends, writes }) => [
          name,
          reads.join(', '),
          [...sends.map(codeOf), ...writes].join(', '),
          '',
          '',
        ]),
      ...actors.map(({ name, receivers, sends, pages, timers }) => [
        name,
        inputsOf(receivers)
          .map(({ topic, events }) => `\`${topic}\`: ${events.join(', ')}`)
          .join('; '),
        sends.map(codeOf).join(', '),
        Object.values(pages)
          .map((page) => page.name)
          .join(', '),
        [...timers.keys()].join(', '),
      ]),
    ],
  )

const topicTable = (topology: Topology): string =>
  table(
    ['topic', 'events', 'written by', 'received by', 'cleanup', 'kept', 'readers can follow'],
    topology.topics.map((topic) => [
      codeOf(topic),
      topic.events.map(({ name }) => name).join(', '),
      writersOf(topic, topology).join(', ') || 'from outside',
      readersOf(topic, topology).join(', '),
      topic.cleanup,
      topic.cleanup === 'compact' ? 'the latest' : `${topic.retentionMs / DAY_MS} days`,
      topic.compatibility,
    ]),
  )

const codeOf = ({ name }: { readonly name: string }): string => `\`${name}\``

const writersOf = (topic: Topic, { flows, actors }: Topology): readonly string[] => [
  ...new Set(
    [...flows, ...actors]
      .filter(({ sends }) => sends.some(({ name }) => name === topic.name))
      .map(({ name }) => name),
  ),
]

const readersOf = (topic: Topic, { actors }: Topology): readonly string[] =>
  actors
    .filter(({ receivers }) => receivers.some((each) => each.topic.name === topic.name))
    .map(({ name }) => name)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
