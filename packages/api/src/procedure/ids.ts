import { randomBytes, randomInt } from 'node:crypto'

/** 96 random bits as 24 lower-case hex characters: no meaning, no order, not guessable. */
export function newId(): string {
  return randomBytes(12).toString('hex')
}

/** So many of them, ascending: what is made at one moment is listed and sent by its id, and so in the order of its making. */
export function newIdsInOrder(makeId: () => string, count: number): string[] {
  return Array.from({ length: count }, makeId).toSorted()
}

/** The code that leads a returned paper back to its portings: `X` and ten random digits. */
export function newPortingCode(): string {
  return `X${String(randomInt(10 ** 10)).padStart(10, '0')}`
}
