import type { ErrorDetails } from './error-details.js'
import { refusedCharacter } from './refused-character.js'
import { trimBlanks } from './text.js'

/** RFC 5321 4.5.3.1: 64 characters before the at sign, 254 in all. */
const longestLocalPart = 64
const longestAddress = 254

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
/** The last label starts with a letter, so an IP address is no domain. */
const plainAddress = new RegExp(`^(${atom}(?:\\.${atom})*)@(?:${label}\\.)+(?=[A-Za-z])${label}$`)

/**
 * One plain ASCII address and nothing else: no display name, quotes, comments, groups or lists, because mail
 * libraries read those as a language and have delivered to someone else.
 */
export function isPlainEmailAddress(text: string): boolean {
  if (text.length > longestAddress) return false
  const localPart = plainAddress.exec(text)?.[1]
  return localPart !== undefined && localPart.length <= longestLocalPart
}

/** Which character between the blanks at its ends can be no part of a plain address. */
export function faultOfEmailAddress(text: string): ErrorDetails | undefined {
  const address = trimBlanks(text)
  const before = text.indexOf(address)
  const domain = address.indexOf('@') + 1 || address.length
  return (
    refusedCharacter(address.slice(0, domain), foreign, before) ??
    refusedCharacter(address.slice(domain), foreignToDomain, before + domain)
  )
}

const foreign = /[^!-~]|["(),:;<>[\]\\]/u
const foreignToDomain = /[^A-Za-z0-9.-]/u
