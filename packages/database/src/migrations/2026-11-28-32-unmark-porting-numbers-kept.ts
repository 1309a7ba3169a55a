/** Nor of those that are open: a server of the version before may end them and keep nothing. */
export const unmarkPortingNumbersKept = `
update porting set are_numbers_kept = 0 where stage not in ('IN_COMPLETED', 'IN_CANCELLED')`
