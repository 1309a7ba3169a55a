import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { parseJsonList } from './parse-json-list.js'

const id = /(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])/i

/**
 * The ids of customers in a file: the first of each line, beneath a heading or not; or JSON as `customers list --json`
 * answers it, or a plain list.
 */
export function parseIds(text: string): string[] {
  if (/^\s*[[{]/.test(text)) return idsOfJson(text)
  return text.split(/\r?\n/).flatMap((line, index) => {
    const found = id.exec(line)?.[0]
    if (found !== undefined) return [found]
    if (line.trim() === '' || index === 0) return []
    throw new CommandFailure(exitCodes.refused, `Line ${index + 1} holds no id of a customer: ${line.trim()}`)
  })
}

function idsOfJson(text: string): string[] {
  return parseJsonList(text, 'customers').map((entry, index) => {
    const given = typeof entry === 'string' ? entry : (entry as { _id?: unknown } | null)?._id
    if (typeof given === 'string' && id.test(given)) return given
    throw new CommandFailure(exitCodes.refused, `Entry ${index + 1} of the JSON holds no id of a customer.`)
  })
}
