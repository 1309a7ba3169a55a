import { constants } from 'node:os'
import { UsageError } from './usage-error.js'

/** The exit code of a program that a signal broke off, as shells have it: 130 for SIGINT. */
export function exitCodeAfter(signal: string): number {
  const number = Object.entries(constants.signals).find(([name]) => name === signal)?.[1]
  return number === undefined ? 1 : 128 + number
}

/** The exit code of a program that failed: 2 when its command line cannot be understood, else 1. */
export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError ? 2 : 1
}
