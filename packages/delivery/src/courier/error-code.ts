/** The code of a system error such as `ENOSPC`: unlike its text, it names no folder. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
