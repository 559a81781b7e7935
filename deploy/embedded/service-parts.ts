// The project's own services, and the models that need no key, as parts of a stack.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '#bootstrap/project.js'
import { openSecretFile } from '#foundation/secret-file.ts'
import { type NamedService, portOf, portsOf, serviceRecords } from '../services.ts'
import { askHttp } from './health.ts'
import type { StackPart } from './part.ts'
import { allSettings, type StackServiceOptions, serviceEnvironment } from './service-environment.ts'
import type { StackSettings } from './stack-settings.ts'
import { assertModelNamed, modelServers, modelServersFor } from './writer.ts'

/** The services of a stack that have a process, and the models of ours that they use. */
export const serviceParts = (
  settings: StackSettings,
  env: NodeJS.ProcessEnv,
  options: StackServiceOptions,
): StackPart[] =>
  serviceRecords
    .filter(({ program }) => program !== undefined)
    .filter(
      ({ name }) => !modelServers.includes(name) || modelServersFor(options.writer).includes(name),
    )
    .map((record) => partOf(record, settings, { ...options, env }))

/** What a part comes after, by what its service uses outside of topics. */
function afterOf(record: NamedService, writer: StackServiceOptions['writer']): readonly string[] {
  const { actor, topics, outside } = record
  const used = [...(outside?.reads ?? []), ...(outside?.writes ?? [])]
  return [
    ...(actor || topics ? ['topics'] : []),
    ...(used.includes('store') ? ['store'] : []),
    // A model that does not answer yet would leave its first reports to the template.
    ...(outside?.reads?.includes('model') ? modelServersFor(writer) : []),
  ]
}

/** Makes the key that signs links and the tokens of operators and of inspection, once: they outlive a restart. */
async function openSecrets(settings: StackSettings): Promise<void> {
  const { linkSecretFile, operationsTokenFile, inspectionTokenFile } = settings
  const files = [linkSecretFile, operationsTokenFile, inspectionTokenFile]
  await Promise.all(files.map(openSecretFile))
}

function partOf(
  record: NamedService,
  settings: StackSettings,
  options: StackServiceOptions & { readonly env: NodeJS.ProcessEnv },
): StackPart {
  const { name, title, program = '', ports, probes = '', heapMegabytesMax = 512 } = record
  const at = (setting: string) => `http://127.0.0.1:${portOf(record, setting, settings.portBase)}`
  return {
    name,
    title,
    address: at(ports[0] ?? probes),
    ports: Object.values(portsOf(record, settings.portBase)),
    startMsMax: 90_000,
    after: afterOf(record, options.writer),
    ask: () => askHttp(`${at(probes)}/readyz`),
    async plan() {
      mkdirSync(join(settings.home, 'state'), { recursive: true })
      await openSecrets(settings)
      if (record.outside?.reads?.includes('model')) assertModelNamed(options.writer, options.env)
      return {
        program: process.execPath,
        args: [`--max-old-space-size=${heapMegabytesMax}`, join(project, program)],
        env: {
          NODE_COMPILE_CACHE: join(settings.home, 'compiled'),
          ...serviceEnvironment(record, settings, options),
        },
        unset: allSettings,
        cwd: project,
      }
    },
  }
}
