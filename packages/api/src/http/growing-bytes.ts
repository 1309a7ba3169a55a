/** Bytes that come in pieces, in one piece of memory: a list of a million tiny ones would take a hundred times their size. */
export interface GrowingBytes {
  length: number
  add(piece: Uint8Array): void
  /** All that was added; to be asked for once, at the end. */
  whole(): Uint8Array<ArrayBuffer>
}

const firstBytes = 64_000

export function createGrowingBytes(): GrowingBytes {
  let room = new Uint8Array(firstBytes)
  return {
    length: 0,
    add(piece) {
      const length = this.length + piece.length
      if (length > room.length) {
        const larger = new Uint8Array(Math.max(length, room.length * 2))
        larger.set(room.subarray(0, this.length))
        room = larger
      }
      room.set(piece, this.length)
      this.length = length
    },
    whole() {
      return room.subarray(0, this.length)
    },
  }
}
