import type { LetterContent, LetterFacts } from '@telecomx/delivery'
import { type DeliveryLetter, portingStages, refusalReasons, rejectionReasons } from '@telecomx/validation'
import { z } from 'zod'

/** What a delivery's letter tells, as it was recorded. Throws when that is not what the letter needs. */
export function readLetter(letter: DeliveryLetter, facts: unknown): LetterContent {
  return { letter, facts: letterFactsOf(letter, facts) } as LetterContent
}

export function letterFactsOf<Name extends DeliveryLetter>(letter: Name, facts: unknown): LetterFacts[Name] {
  return schemas[letter].parse(facts)
}

const namedNumbers = { numbers: z.array(z.string()), numberCount: z.int() }

const schemas: { readonly [Name in DeliveryLetter]: z.ZodType<LetterFacts[Name]> } = {
  POA: z.object({}),
  REMINDER: z.object({}),
  DONOR: z.object({
    ...namedNumbers,
    operator: z.string(),
    donorName: z.string(),
    ownerName: z.string(),
    portingCode: z.string(),
    toDonor: z.boolean(),
  }),
  PROGRESS: z.object({
    ...namedNumbers,
    stage: z.enum(portingStages),
    date: z.iso.date().optional(),
    reason: z.enum(rejectionReasons).optional(),
    customerName: z.string(),
    isForCustomer: z.boolean(),
  }),
  COPY_REFUSED: z.object({
    reason: z.enum(refusalReasons),
    message: z
      .string()
      .nullish()
      .transform((message) => message ?? undefined),
    portingCode: z.string(),
    donorName: z.string(),
    filename: z.string(),
    isWaiting: z.boolean().optional(),
  }),
}
