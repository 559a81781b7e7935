// Which model writes the stories of an embedded stack, and which one judges them.
import { LOCAL_MODEL } from '#models/local/name.ts'
import type { ServiceName } from '../services.ts'
import { embeddedErrors } from './errors.ts'
import type { ModelName, StackSettings } from './stack-settings.ts'

/** `yours` is an endpoint that the environment names. */
export type WriterName = ModelName | 'yours'

/** The local model is too small to judge a text, and no model should judge its own: the fake model does. */
const serversOf: Readonly<Record<WriterName, readonly ServiceName[]>> = {
  fake: ['fake'],
  local: ['fake', 'local-model'],
  yours: [],
}

/** Services that serve models of ours. */
export const modelServers: readonly ServiceName[] = ['fake', 'local-model']

/** Those of them that must run where `writer` writes. */
export const modelServersFor = (writer: WriterName): readonly ServiceName[] => serversOf[writer]

/** What was asked for; else the user's own model, where they name an endpoint or bring a key. */
export function writerOf(env: NodeJS.ProcessEnv, asked?: ModelName): WriterName {
  if (asked) return asked
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_API_KEY_FILE } = env
  return OPENAI_BASE_URL || OPENAI_API_KEY || OPENAI_API_KEY_FILE ? 'yours' : 'fake'
}

/** @throws SETTINGS_INVALID */
export function assertModelNamed(writer: WriterName, env: NodeJS.ProcessEnv): void {
  if (writer !== 'yours' || env.OPENAI_MODEL) return
  const faults =
    'OPENAI_MODEL must name the model where OPENAI_BASE_URL or OPENAI_API_KEY is set; --model fake does without'
  throw embeddedErrors.SETTINGS_INVALID({ faults })
}

/** A key of the user's goes to their own endpoint and to no other. */
const noKey = { OPENAI_API_KEY: undefined, OPENAI_API_KEY_FILE: undefined }

/** Settings of the model that a service asks. What is undefined must not be set; what is not named, the user sets. */
export function modelSettings(
  service: ServiceName,
  writer: WriterName,
  { fakeModelUrl, localModelUrl }: StackSettings,
): Readonly<Record<string, string | undefined>> {
  if (writer === 'yours') return {}
  if (writer === 'local' && service === 'generation') {
    return {
      ...noKey,
      OPENAI_BASE_URL: localModelUrl,
      OPENAI_MODEL: LOCAL_MODEL,
      MODEL_ROUTE: 'local',
      WRITER_ORDER: 'slots-first',
      MODEL_TIMEOUT_MS: '300000',
      MODEL_CONNECTIONS_MAX: '2', // It answers one call at a time.
      // A turn writes up to five stories, one call after another.
      TURN_MS_MAX: '1800000',
    }
  }
  return { ...noKey, OPENAI_BASE_URL: fakeModelUrl, OPENAI_MODEL: 'fake-1', MODEL_ROUTE: 'fake' }
}
