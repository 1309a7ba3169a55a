/** A list of texts as its column keeps it: null when it is empty. */
export function toJsonList(values: readonly string[]): string | null {
  return values.length > 0 ? JSON.stringify(values) : null
}

export function parseJsonList(json: string | null): string[] {
  return JSON.parse(json ?? '[]') as string[]
}
