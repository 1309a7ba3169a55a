/**
 * The origin by which people reach the server, from its URL: the desk is at `/desk` of it.
 *
 * @throws Error with a sentence that does not hold the text.
 */
export function parsePublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  throw new Error('it is http:// or https:// with a host, and maybe a port, and nothing behind it')
}
