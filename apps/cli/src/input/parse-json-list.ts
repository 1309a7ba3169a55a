import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'

/** The list that a JSON text is, or that it has under that name. */
export function parseJsonList(text: string, name: string): unknown[] {
  const value = parsed(text)
  const list: unknown = Array.isArray(value) ? value : (value as Record<string, unknown>)[name]
  if (Array.isArray(list)) return list
  throw new CommandFailure(
    exitCodes.refused,
    `The JSON is neither a list nor an object with a list "${name}".`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandFailure(exitCodes.refused, `The file is no JSON: ${(error as Error).message}`)
  }
}
