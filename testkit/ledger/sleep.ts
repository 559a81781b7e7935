export const realSleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
