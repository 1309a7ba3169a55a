import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findLockHolder } from './owner-lock.js'

/** Whether a durable database is in that folder, or another process makes one there at this moment. */
export function hasDatabase(dataDirectory: string): boolean {
  const dataFolder = join(dataDirectory, 'mysql')
  return existsSync(dataFolder) || findLockHolder(`${dataFolder}.lock`) !== undefined
}
