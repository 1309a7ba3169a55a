let server = { url: '', token: '' }

export function callAs(url: string, token: string): void {
  server = { url, token }
}

/** The mutator that orval's documentation has its users write: where the server is, and what an answer is read as. */
export async function orvalFetch<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const headers = { ...init.headers, Authorization: `Bearer ${server.token}` }
  const answer = await fetch(server.url + path, { ...init, headers })
  const isFile = answer.headers.get('content-type') === 'application/pdf'
  const data: unknown = isFile ? await answer.blob() : await answer.json()
  return { data, status: answer.status, headers: answer.headers } as Answer
}
