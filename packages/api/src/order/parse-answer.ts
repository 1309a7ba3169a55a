import type { OrderAnswer } from '@telecomx/database'
import { type RejectionReason, rejectionReasons } from '@telecomx/validation'
import { z } from 'zod'

/** What a donor said to an order. */
export type ParsedAnswer = { order: string; text: string | undefined } & (
  | { answer: Extract<OrderAnswer, 'CONFIRMED'>; date: string }
  | { answer: Extract<OrderAnswer, 'REJECTED'>; reason: RejectionReason }
  | { answer: Extract<OrderAnswer, 'COMPLETED'> }
)

/** Of the column that keeps it. */
const longestText = 200

const answers = 'answer must be CONFIRMED, REJECTED or COMPLETED'
const noId = 'order must be the id of an order, 24 hex characters'
const common = {
  order: z
    .string({ error: noId })
    .regex(/^[0-9a-fA-F]{24}$/, noId)
    .toLowerCase(),
  text: z
    .string({ error: 'text must be a text' })
    .nullish()
    .transform(
      (text) =>
        text
          ?.replaceAll(/[\p{C}\s]+/gu, ' ')
          .trim()
          .slice(0, longestText) || undefined,
    ),
}
const answer = z.discriminatedUnion(
  'answer',
  [
    z.object({
      ...common,
      answer: z.literal('CONFIRMED'),
      date: z.iso.date({ error: 'date must be a day, as 2026-12-10' }),
    }),
    z.object({
      ...common,
      answer: z.literal('REJECTED'),
      reason: z.enum(rejectionReasons, { error: `reason must be one of ${rejectionReasons.join(', ')}` }),
    }),
    z.object({ ...common, answer: z.literal('COMPLETED') }),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? answers : 'It must be one object') },
)

/** Reads an answer; a text says what is wrong with it. Unknown properties are ignored. */
export function parseAnswer(json: unknown): ParsedAnswer | string {
  const parsed = answer.safeParse(json)
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => `${message}.`).join(' ')
}
