/**
 * The text on one line and otherwise as it is: control characters, line separators and characters that
 * turn the reading direction become blanks, halves of surrogate pairs the replacement character.
 */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\u{FFFD}')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, ' ')
    .trim()
}
