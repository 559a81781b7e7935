// Apicurio's own API, for what its Confluent API does not do: there, a schema that differs from a registered one in
// docs, aliases or an enum's default alone counts as the same, and is not registered. The own API takes each text, and
// holds it to the subject's level all the same. Seen with Apicurio Registry 3.3.3.

import { fetchWithin } from '#foundation/fetch-within.ts'

const ASK_MS_MAX = 30_000
const confluentPath = /\/apis\/ccompat\/v\d+\/*$/

/** Base of the registry's own API; undefined where the address is none of Apicurio's Confluent API. */
export const apicurioOf = (registryUrl: string): string | undefined =>
  confluentPath.test(registryUrl)
    ? registryUrl.replace(confluentPath, '/apis/registry/v3')
    : undefined

/** Registers `text` as the next version of a subject that exists. Throws with the reason where it is refused. */
export async function registerText(api: string, subject: string, text: string): Promise<void> {
  const url = `${api}/groups/default/artifacts/${encodeURIComponent(subject)}/versions`
  const response = await fetchWithin(url, ASK_MS_MAX, undefined, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: { content: text, contentType: 'application/json' } }),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status}, ${await response.text()}`)
}
