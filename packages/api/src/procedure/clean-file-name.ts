const longestName = 80
/** Windows opens a device instead of a file under these names. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** What the files end in that the product knows. */
const knownEnds = /\.(pdf|png|jpe?g)$/i

/**
 * A wished file name without anything a path, a header or an operating system could misread, with the extension of what
 * the file is: `pdf`. Undefined when nothing is left of it.
 */
export function cleanFileName(wished: string | undefined, extension: string): string | undefined {
  const base =
    (wished ?? '')
      .normalize('NFC')
      .split(/[/\\:]/)
      .at(-1) ?? ''
  const stem = base
    .replace(knownEnds, '')
    .replaceAll(/[^\p{L}\p{N} _-]+/gu, '-')
    .replace(/^[ -]+/, '')
  const cut = Array.from(stem)
    .slice(0, longestName)
    .join('')
    .replace(/[ -]+$/, '')
  return cut === '' || deviceNames.test(cut) ? undefined : `${cut}.${extension}`
}
