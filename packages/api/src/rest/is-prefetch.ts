/** Sec-Purpose is the Fetch standard's; Purpose and X-Moz are its older forms, of Chromium, WebKit and Firefox. */
const headerNames = ['sec-purpose', 'purpose', 'x-moz']

/** Whether a GET was sent by a program that guesses what a person may want next; nobody asked for its effects. */
export function isPrefetch({ method, headers }: Request): boolean {
  // The value may say more: `prefetch;prerender`.
  const isSaid = (name: string) => /\b(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? '')
  return method === 'GET' && headerNames.some(isSaid)
}
