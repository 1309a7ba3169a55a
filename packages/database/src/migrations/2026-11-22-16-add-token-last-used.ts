/** When a token was last presented, to the minute. */
export const addTokenLastUsed = `
alter table token add column last_used_at datetime(3)`
