/** A delivery that has ended is never due again. */
export const endSettledDeliveries = `
update delivery set next_attempt_at = null where state in ('sent', 'failed', 'unknown')`
