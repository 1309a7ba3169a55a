/** An escaped character, a counted repeat, or any other character. What `\Q` quotes is read as if it were not quoted. */
const pieces = /\\x\{[^}]*\}|\\.|\{(\d+)(?:,(\d*))?\}|./gsu
/** `*` around what can be empty makes two, `|` an instruction and an empty branch; no other character makes more. */
const mostPerCharacter = 2

/**
 * More instructions than RE2 compiles an expression to, known before it is compiled: compiling costs what the program is
 * large, and nested repeats make 300,000 instructions of 200 characters. It reads no groups: a repeat that may be a
 * group's is taken to be of everything before it, so this never says too little.
 */
export function largestProgram(expression: string): number {
  let [size, before] = [mostPerCharacter, '']
  for (const [piece, least, most] of expression.matchAll(pieces)) {
    const times = Math.max(1, Number(most || (least ?? 1)))
    // Between a group and its repeat may stand `(?i)` or `\Q\E`, which are nothing.
    const mayEndGroup = before.endsWith(')') || before.endsWith('E')
    if (least !== undefined && mayEndGroup) size = times * (size + mostPerCharacter)
    else if (least !== undefined) size += times * (1 + mostPerCharacter)
    // What looks like a repeat may be text: `{01}`.
    size += mostPerCharacter * piece.length
    before = piece
  }
  return size
}
