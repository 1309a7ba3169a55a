/** Where a piece stands: the names and places that lead to it. */
export type JsonPath = readonly (string | number)[]

export interface JsonPieces {
  /** Whether the object or list there comes entry by entry. Every other value comes whole. */
  isOpened: (path: JsonPath, isList: boolean) => boolean
  /** An opened object or list begins, and with it whatever came of it before is void: of a name given twice the last counts. */
  onOpen: (path: JsonPath) => void
  /** `length` is that of the value's text, in characters. */
  onPiece: (path: JsonPath, value: unknown, length: number) => void
}

export interface JsonSplitter {
  write(text: string): void
  /** False while there was nothing but blanks. */
  hasBegun(): boolean
  /** @throws SyntaxError when the text so far is not one whole value */
  end(): void
}

/** A piece is longer than it may be. */
export class PieceTooLong extends Error {}

/**
 * Splits a JSON text while it comes, so that a large one is never in memory as a whole. It takes exactly what
 * `JSON.parse` takes, in pieces of at most `longest` characters.
 *
 * @throws SyntaxError from `write` and `end`
 * @throws PieceTooLong from `write`
 */
export function createJsonSplitter({ isOpened, onOpen, onPiece }: JsonPieces, longest: number): JsonSplitter {
  const path: (string | number)[] = []
  const open: Container[] = []
  let expected: Expected = 'value'
  let piece: Piece | undefined

  function onStructure(sign: string): void {
    const container = open.at(-1)
    if (sign === ',' && expected === 'more' && container) {
      expected = container.isList ? 'value' : 'name'
      if (container.isList) path[path.length - 1] = Number(path.at(-1)) + 1
    } else if (sign === ':' && expected === 'colon') expected = 'value'
    else if (container?.closing === sign && (expected === 'more' || container.isEmpty)) close()
    else throw new SyntaxError(`unexpected ${sign}`)
    if (container) container.isEmpty = false
  }

  function close(): void {
    open.pop()
    path.pop()
    expected = open.length > 0 ? 'more' : 'nothing'
  }

  /** True when a value that begins here is opened; else it is a piece. */
  function opensAt(sign: string): boolean {
    const isList = sign === '['
    if (expected !== 'value' || !(isList || sign === '{') || !isOpened(path, isList)) return false
    onOpen(path)
    const container = open.at(-1)
    if (container) container.isEmpty = false
    open.push({ isList, closing: isList ? ']' : '}', isEmpty: true })
    path.push(isList ? 0 : '')
    expected = isList ? 'value' : 'name'
    return true
  }

  function begin(): void {
    if (expected !== 'value' && expected !== 'name') throw new SyntaxError('unexpected value')
    const container = open.at(-1)
    if (container) container.isEmpty = false
    piece = { text: '', depth: 0, isInString: false, isEscaped: false, isBegun: false }
  }

  function finish(text: string): void {
    piece = undefined
    const value: unknown = JSON.parse(text)
    if (expected === 'name') {
      if (typeof value !== 'string') throw new SyntaxError('a name is a text')
      path[path.length - 1] = value
      expected = 'colon'
      return
    }
    onPiece(path, value, text.length)
    expected = open.length > 0 ? 'more' : 'nothing'
  }

  /** Takes what belongs to the piece, and answers where it ends. */
  function takePiece(current: Piece, text: string, start: number): number {
    const end = endOfPiece(current, text, start)
    const isWhole = end < text.length || isClosed(current)
    current.text += text.slice(start, end)
    if (current.text.length > longest) throw new PieceTooLong()
    if (isWhole) finish(current.text)
    return end
  }

  return {
    write(text) {
      let at = 0
      while (at < text.length) {
        if (piece) {
          at = takePiece(piece, text, at)
          continue
        }
        const sign = text.charAt(at)
        if (blanks.includes(sign)) at++
        else if (structure.includes(sign)) {
          onStructure(sign)
          at++
        } else if (opensAt(sign)) at++
        else begin()
      }
    },
    hasBegun: () => piece !== undefined || expected !== 'value' || open.length > 0,
    end() {
      // Only a number or a word that is all of the text ends with it.
      if (piece && expected === 'value' && open.length === 0) finish(piece.text)
      if (expected !== 'nothing') throw new SyntaxError('unexpected end')
    },
  }
}

type Expected = 'value' | 'name' | 'colon' | 'more' | 'nothing'

interface Container {
  isList: boolean
  closing: ']' | '}'
  isEmpty: boolean
}

/** A value on its way. */
interface Piece {
  text: string
  /** Brackets open. */
  depth: number
  isInString: boolean
  isEscaped: boolean
  isBegun: boolean
}

const blanks = ' \n\r\t'
const structure = ',:]}'

/** What begins with a bracket or a quote ends by itself; a number or a word ends before what follows it. */
function isClosed({ isBegun, depth, isInString }: Piece): boolean {
  return isBegun && depth === 0 && !isInString
}

/** The place behind the piece, or the end of the text when it goes on. Whether it is valid is for `JSON.parse` to say. */
function endOfPiece(piece: Piece, text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (piece.isInString) {
      if (piece.isEscaped) piece.isEscaped = false
      else if (code === 0x5c) piece.isEscaped = true
      else if (code === 0x22) piece.isInString = false
    } else if (code === 0x22) {
      piece.isInString = true
      piece.isBegun = true
    } else if (code === 0x5b || code === 0x7b) {
      piece.depth++
      piece.isBegun = true
    } else if (piece.depth === 0 && isDelimiter(code)) return at
    else if (code === 0x5d || code === 0x7d) piece.depth--
    if (isClosed(piece)) return at + 1
  }
  return text.length
}

function isDelimiter(code: number): boolean {
  return code === 0x2c || code === 0x5d || code === 0x7d || code === 0x3a || code <= 0x20
}
