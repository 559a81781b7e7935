/**
 * The JSON object in a model's answer: small models wrap it in fences, or talk before and after it. Undefined
 * where there is none. What is broken inside is not repaired, as a library such as jsonrepair would: an answer
 * that was cut off would become a whole one with half a story, and the caller could not ask again.
 */
export function parseLenientJson(answer: string): unknown {
  try {
    return JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}
