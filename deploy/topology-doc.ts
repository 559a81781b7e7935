// The topology in Markdown: a diagram, what each service does, what each topic carries.

import { DAY_MS } from '#foundation/time.ts'
import type { AnyActor, Pages } from '#runtime/actor.ts'
import type { ServiceRecord } from '#runtime/service-record.ts'
import type { Topic } from '#runtime/topic.ts'

type DeclaredActor = Pick<AnyActor, 'receivers' | 'timers'> & {
  readonly pages: Pages
  readonly sends: readonly Topic[]
}

type DeclaredService = Pick<ServiceRecord, 'name' | 'topics' | 'outside'> & {
  readonly actor?: DeclaredActor | undefined
}

export interface Topology {
  readonly topics: readonly Topic[]
  readonly services: readonly DeclaredService[]
}

export const topologyText = (topology: Topology): string =>
  [diagram(topology), serviceTable(topology), topicTable(topology)].join('\n\n')

const start = '<!-- topology:'
const end = '<!-- /topology -->'

/** Puts `text` between the marks of `document`. Throws where a mark is missing. */
export function replaceBlock(document: string, text: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)]
  const lineEnd = document.indexOf('\n', from)
  if (from < 0 || to < lineEnd) throw new Error(`the document has no ${start} ... ${end}`)
  return `${document.slice(0, lineEnd + 1)}${text}\n${document.slice(to)}`
}

/** Everything that one service reads and writes. */
interface Flows {
  readonly receives: readonly { readonly topic: string; readonly events: readonly string[] }[]
  /** Topics that it reads beside those that it receives. */
  readonly reads: readonly string[]
  readonly sends: readonly string[]
  readonly takes: readonly string[]
  readonly gives: readonly string[]
}

const flowsOf = ({ actor, topics, outside }: DeclaredService): Flows => ({
  receives: inputsOf(actor?.receivers ?? []),
  reads: topics?.reads ?? [],
  sends: [...new Set([...(actor?.sends.map(({ name }) => name) ?? []), ...(topics?.writes ?? [])])],
  takes: outside?.reads ?? [],
  gives: outside?.writes ?? [],
})

function diagram({ topics, services }: Topology): string {
  const flows = services.map((service) => ({ id: idOf(service.name), ...flowsOf(service) }))
  const things = new Set(flows.flatMap(({ takes, gives }) => [...takes, ...gives]))
  return [
    '```mermaid',
    'flowchart LR',
    ...services.map(({ name }) => `  ${idOf(name)}[${name}]`),
    ...topics.map(({ name }) => `  topic-${name}([${name}])`),
    ...[...things].map((name) => `  ${thingOf(name)}[(${name})]`),
    ...flows.flatMap(({ id, takes, gives, reads }) => [
      ...takes.map((thing) => `  ${thingOf(thing)} -.-> ${id}`),
      ...gives.map((thing) => `  ${id} -.-> ${thingOf(thing)}`),
      ...reads.map((topic) => `  topic-${topic} -.-> ${id}`),
    ]),
    ...flows.flatMap(({ id, sends }) => sends.map((topic) => `  ${id} --> topic-${topic}`)),
    ...flows.flatMap(({ id, receives }) =>
      receives.map(({ topic, events }) => `  topic-${topic} -- ${events.join(', ')} --> ${id}`),
    ),
    '```',
  ].join('\n')
}

/** Mermaid takes no blanks in an id. */
const idOf = (name: string): string => name.replaceAll(' ', '-')
const thingOf = (name: string): string => `thing-${idOf(name)}`

/** Topics that an actor receives, each once, with the events it takes from them. */
function inputsOf(receivers: DeclaredActor['receivers']): Flows['receives'] {
  const byTopic = Map.groupBy(receivers, ({ topic }) => topic.name)
  return [...byTopic].map(([topic, each]) => ({
    topic,
    events: each.map(({ schema }) => schema.name),
  }))
}

const serviceTable = ({ services }: Topology): string =>
  table(
    ['service', 'receives', 'reads besides', 'sends', 'writes besides', 'keeps', 'timers'],
    services.map((service) => {
      const { receives, reads, sends, takes, gives } = flowsOf(service)
      return [
        service.name,
        receives.map(({ topic, events }) => `\`${topic}\`: ${events.join(', ')}`).join('; '),
        [...reads.map(codeOf), ...takes].join(', '),
        sends.map(codeOf).join(', '),
        gives.join(', '),
        Object.values(service.actor?.pages ?? {})
          .map((page) => page.name)
          .join(', '),
        [...(service.actor?.timers.keys() ?? [])].join(', '),
      ]
    }),
  )

const topicTable = ({ topics, services }: Topology): string => {
  const flows = services.map((service) => ({ name: service.name, ...flowsOf(service) }))
  const namesWhere = (isMeant: (each: Flows) => boolean) =>
    flows.filter(isMeant).map(({ name }) => name)
  return table(
    ['topic', 'events', 'written by', 'received by', 'cleanup', 'kept', 'readers can follow'],
    topics.map((topic) => [
      codeOf(topic.name),
      topic.events.map(({ name }) => name).join(', '),
      namesWhere(({ sends }) => sends.includes(topic.name)).join(', ') || 'from outside',
      [
        ...namesWhere(({ receives }) => receives.some((each) => each.topic === topic.name)),
        ...namesWhere(({ reads }) => reads.includes(topic.name)).map((name) => `${name} (reads)`),
      ].join(', '),
      topic.cleanup,
      topic.cleanup === 'compact' ? 'the latest' : `${topic.retentionMs / DAY_MS} days`,
      topic.compatibility,
    ]),
  )
}

const codeOf = (name: string): string => `\`${name}\``

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
