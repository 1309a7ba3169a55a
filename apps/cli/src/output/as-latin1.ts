/** A text in the letters of a Western terminal: Danish ones are among them, and others are written by what is. */
export function asLatin1(text: string): string {
  return text.replace(/[\u0100-\u{10ffff}]/gu, (letter) => nearest[letter] ?? '?')
}

const nearest: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
}
