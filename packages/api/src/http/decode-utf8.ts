const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text of the bytes, without a byte order mark. Throws when they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
