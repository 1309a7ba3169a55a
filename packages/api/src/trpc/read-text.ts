import { TRPCError } from '@trpc/server'
import { readBody, utf8 } from '../http/read-body.js'

/** The body of a call as text, JSON whatever its content type says; an empty one is an empty input, as over REST. */
export async function readText(request: Request): Promise<string> {
  const body = await readBody(request).catch((cause: unknown) => {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'the client broke off', cause })
  })
  if (body === 'too large') throw new TRPCError({ code: 'PAYLOAD_TOO_LARGE' })
  const json = utf8.decode(body)
  return json.trim() === '' ? '{"json":{}}' : json
}
