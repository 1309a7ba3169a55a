import type { Contender } from '../stage.js'

/** Makes one call and gives how long it took, in milliseconds. Throws when it is not answered with success. */
export async function callOnce(
  { url, token }: Pick<Contender, 'url' | 'token'>,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<number> {
  const started = performance.now()
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(120_000),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${answer.slice(0, 300)}`)
  return performance.now() - started
}
