/** The ladder of access levels, lowest first. Source: the API's employee pages. */
export const accessLevels = [
  'NO_LOGIN',
  'PERSONAL',
  'VIEWER',
  'MANAGER',
  'OWNER',
  'RESELLER',
  'RESELLER_ADMIN',
  'ADMIN',
] as const

export type AccessLevel = (typeof accessLevels)[number]

export function isAtLeast(level: AccessLevel, least: AccessLevel): boolean {
  return accessLevels.indexOf(level) >= accessLevels.indexOf(least)
}

export function lowerLevel(one: AccessLevel, other: AccessLevel): AccessLevel {
  return isAtLeast(one, other) ? other : one
}
