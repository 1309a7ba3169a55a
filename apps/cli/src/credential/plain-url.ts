import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'

/** Where `npm start` listens. */
export const usualUrl = 'http://127.0.0.1:3000'

/** The address of an installation, without what the client adds. */
export function plainUrl(given: string): string {
  const { protocol, origin, pathname } = URL.canParse(given) ? new URL(given) : ({ protocol: '' } as URL)
  if (protocol === 'http:' || protocol === 'https:') return `${origin}${pathname}`.replace(/\/+$/, '')
  throw new CommandFailure(
    exitCodes.usage,
    `"${given}" is no address of an installation.`,
    `It goes like ${usualUrl}`,
  )
}
