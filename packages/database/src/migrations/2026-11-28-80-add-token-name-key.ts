/** Sessions that are over are found by the name that they all have. */
export const addTokenNameKey = `
alter table token
  add key token_name (name, expires_at)`
