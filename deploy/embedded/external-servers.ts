import { reachKafka } from '#runtime/kafka/reach-kafka.ts'
import { embeddedErrors } from './errors.ts'
import { askHttp, askStore } from './health.ts'
import type { ServerName, StackSettings } from './stack-settings.ts'

interface NamedServer {
  readonly name: ServerName
  readonly address: string
  readonly ask: () => Promise<void>
}

/** The servers that the user's environment names: used as they are, never started or stopped. */
export function externalServers(settings: StackSettings): NamedServer[] {
  const { kafkaBrokers, registryUrl, mongodbUrl, jaegerUrl, otlpUrl } = settings
  const all: Record<ServerName, Omit<NamedServer, 'name'>> = {
    kafka: { address: kafkaBrokers, ask: () => reachKafka(kafkaBrokers) },
    registry: { address: registryUrl, ask: () => askHttp(`${registryUrl}/subjects`) },
    store: { address: withoutPassword(mongodbUrl), ask: () => askStore(mongodbUrl) },
    jaeger: {
      address: jaegerUrl ?? otlpUrl ?? '',
      // A collector alone has no question that any of them would answer.
      ask: async () => (jaegerUrl ? await askHttp(`${jaegerUrl}/api/services`) : undefined),
    },
  }
  return [...settings.named].map((name) => ({ name, ...all[name] }))
}

/** @throws SERVER_UNREACHABLE for the first that does not answer */
export async function assertReachable(settings: StackSettings): Promise<void> {
  await Promise.all(
    externalServers(settings).map(async ({ name, address, ask }) => {
      await ask().catch((error: Error) => {
        throw embeddedErrors.SERVER_UNREACHABLE({ name, address, reason: error.message }, error)
      })
    }),
  )
}

/** What is wrong with how the environment names Jaeger: spans are sent to one address, and shown at another. */
export function tracingFault({ named, otlpUrl }: StackSettings): string | undefined {
  if (!named.has('jaeger') || otlpUrl) return undefined
  return (
    'OTEL_EXPORTER_OTLP_ENDPOINT: JAEGER_URL is set, so no Jaeger is started and no spans are sent; ' +
    'set this to the address that takes spans (OTLP over HTTP), or unset JAEGER_URL'
  )
}

/** @throws SETTINGS_INVALID */
export function assertTracingNamed(settings: StackSettings): void {
  const faults = tracingFault(settings)
  if (faults) throw embeddedErrors.SETTINGS_INVALID({ faults })
}

const withoutPassword = (url: string) => url.replace(/\/\/[^@/]*@/, '//')
