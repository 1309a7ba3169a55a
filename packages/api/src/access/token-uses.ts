import { type Database, errnoOf, unavailableReason, updateTokensLastUsed } from '@telecomx/database'
import { type Log, logOncePerMinute } from '../failures/log-failure.js'

/** Writes down when tokens are used, beside the requests: no request waits for it or fails by it. */
export interface TokenUses {
  note: (tokenId: string) => void
  /** Resolves when everything noted is written, or has been given up. */
  settled: () => Promise<void>
}

/** One statement is under way at a time, so that a database that refuses costs one connection and no more. */
export function createTokenUses(database: Database, log: Log): TokenUses {
  const noted = new Set<string>()
  let writing: Promise<void> | undefined
  const write = async (): Promise<void> => {
    const tokenIds = [...noted]
    noted.clear()
    // What is given up is noted again by the token's next use.
    await updateTokensLastUsed(database, tokenIds).catch((error: unknown) =>
      logOncePerMinute(log, 'token_use_not_written', {
        reason: unavailableReason(error),
        errno: errnoOf(error),
      }),
    )
    writing = noted.size > 0 ? write() : undefined
    await writing
  }
  return {
    note(tokenId) {
      noted.add(tokenId)
      writing ??= write()
    },
    settled: async () => writing,
  }
}
