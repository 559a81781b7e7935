/** What the local model calls itself, in its answers and in the reports. */
export const LOCAL_MODEL = 'qwen2.5-coder-1.5b-instruct-q4'
