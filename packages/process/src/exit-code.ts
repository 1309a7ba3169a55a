import { constants } from 'node:os'

/** The exit code of a program that a signal broke off, as shells have it: 130 for SIGINT. */
export function exitCodeAfter(signal: string): number {
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return number === undefined ? 1 : 128 + number
}
