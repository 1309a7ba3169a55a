import { z } from 'zod'
import { entryAtFault } from './error-details.js'
import type { TextForm } from './fields.js'
import { refuse } from './refuse.js'

/** A list of texts that all must parse; the fault is the list's, whichever text has it. */
export function textList({ parse, faultOf }: TextForm, description: string, most = Infinity) {
  return z
    .array(z.unknown().meta({ type: 'string' }), { error: description })
    .nullish()
    .transform((values, context) => {
      const parsed = values?.map((value) => (typeof value === 'string' ? parse(value) : undefined))
      if (!parsed || (parsed.length <= most && parsed.every((value) => value !== undefined))) return parsed
      const index = parsed.length > most ? most : parsed.indexOf(undefined)
      const entry = values?.[index]
      const fault = typeof entry === 'string' ? faultOf?.(entry) : undefined
      return refuse(context, { message: description, details: { ...entryAtFault(index, entry), ...fault } })
    })
}
