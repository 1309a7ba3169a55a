import { randomInt } from 'node:crypto'
import { randomHex } from '@telecomx/database'
import type { Dependencies } from './dependencies.js'

/** 96 random bits as 24 lower-case hex characters: no meaning, no order, not guessable. */
export function newId(): string {
  return randomHex(12)
}

/** So many of them, ascending: what is made at one moment is listed and sent by its id, and so in the order of its making. */
export function newIdsInOrder(makeId: () => string, count: number): string[] {
  return Array.from({ length: count }, makeId).toSorted()
}

/**
 * The Message-ID of a delivery, the same one at each try. It says nothing of the delivery's id, which more people may see
 * than its mail: who knows a Message-ID can write a report that the mail came back.
 */
export function newMessageId({
  newId,
  messageIdDomain,
}: Pick<Dependencies, 'newId' | 'messageIdDomain'>): string {
  return `<${newId()}@${messageIdDomain}>`
}

/** The code that leads a returned paper back to its portings: `X` and ten random digits. */
export function newPortingCode(): string {
  return `X${String(randomInt(10 ** 10)).padStart(10, '0')}`
}
