import type { ServerResponse } from 'node:http'
import type { UploadGate } from '../shares/upload-gate.js'

/** 10 MB at 0.7 Mbit/s, as for an upload. */
const usualMs = 120_000

/**
 * Makes an answer that is large when it is the tenant's turn, and keeps its place until the client has taken it or has
 * gone: until then it is in memory. Who does not take it in time is broken off. Throws 503 when too many wait.
 */
export function answerInTurn(
  gate: UploadGate,
  {
    tenant,
    response,
    deadlineMs = usualMs,
  }: { tenant: string; response: ServerResponse; deadlineMs?: number },
  make: () => Promise<Response>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const answer = async () => {
      // Nothing is made for one who went while it waited.
      if (isGone(response)) return resolve(new Response())
      resolve(await make())
      await takenBy(response, deadlineMs)
    }
    gate.run(tenant, answer).catch(reject)
  })
}

function takenBy(response: ServerResponse, deadlineMs: number): Promise<void> {
  if (isGone(response)) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), deadlineMs)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

const isGone = ({ socket }: ServerResponse) => socket?.destroyed ?? true
