/** PLACEHOLDER until the bad days land. */
export function unavailableReason(_error: unknown): string {
  return 'database_refuses'
}
