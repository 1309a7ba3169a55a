import { createClient } from '@telecomx/client'

/** Of what everybody may call, whatever the token. A refusal is told at once: somebody waits for it. */
export const strangersClient = createClient({ url: location.origin, token: 'none', retries: 0 })
