/** Sends a request and gives up after `msMax`, body included, or when `signal` aborts. */
export function fetchWithin(
  url: string,
  msMax: number,
  signal?: AbortSignal,
  request: Omit<RequestInit, 'signal'> = {},
): Promise<Response> {
  const timeout = AbortSignal.timeout(msMax)
  return fetch(url, { ...request, signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
}
