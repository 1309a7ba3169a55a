import { isPlainEmailAddress } from '@telecomx/validation'

/**
 * Reads the name by which a sender introduces itself to mail servers: a host name with its domain (RFC 5321, 4.1.1.1).
 *
 * @throws Error that says what is wrong
 */
export function parseEhloName(text: string): string {
  // The domain of an address has the same form.
  if (!isPlainEmailAddress(`postmaster@${text}`))
    throw new Error('The EHLO name must be a host name with its domain, such as mail.example')
  return text
}
