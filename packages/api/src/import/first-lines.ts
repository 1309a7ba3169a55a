// A fast path: of 100,000 keys a Map takes a fifth of the time that reading them takes, and most files are sorted. A key
// above all before it was never given, whatever came between; only one that is not is looked for.

/** Notes the line that each key comes on first. */
export function createFirstLines() {
  const ascending: { keys: string[]; lines: number[] } = { keys: [], lines: [] }
  const others = new Map<string, number>()
  let highest = ''
  return {
    /** The line that the key was given on before; undefined when it is new, and then it is noted. */
    note(key: string, line: number): number | undefined {
      if (key > highest) {
        highest = key
        ascending.keys.push(key)
        ascending.lines.push(line)
        return undefined
      }
      const before = ascending.lines[placeOf(ascending.keys, key)] ?? others.get(key)
      if (before === undefined) others.set(key, line)
      return before
    },
  }
}

/** Where the text stands among ascending ones; -1 when it is none of them. */
function placeOf(ascending: readonly string[], text: string): number {
  let [low, high] = [0, ascending.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = ascending[middle] ?? ''
    if (found === text) return middle
    if (found < text) low = middle + 1
    else high = middle - 1
  }
  return -1
}
