/** An endpoint that the model's contract also runs on; undefined where the environment names none. */
export const modelEndpoint = ():
  | {
      readonly OPENAI_BASE_URL: string
      readonly OPENAI_API_KEY: string
      readonly OPENAI_MODEL: string
    }
  | undefined => {
  const { OPENAI_BASE_URL, OPENAI_API_KEY = '', OPENAI_MODEL } = process.env
  if (!OPENAI_BASE_URL || !OPENAI_MODEL) return undefined
  return { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL }
}
