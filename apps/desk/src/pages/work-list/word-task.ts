import type { RouterOutputs } from '@telecomx/client'
import { formatCount, formatPhone } from '../../language/format-number.js'
import type { WorkTexts } from './work-texts.js'

export type Task = RouterOutputs['work']['list']['tasks'][number]

/** What a task is about, in a line. */
export function wordTask(task: Task, texts: WorkTexts): string {
  return [
    task.filename,
    task.sender === undefined ? undefined : texts.from(task.sender),
    task.letter && texts.letters[task.letter],
    task.recipient === undefined ? undefined : formatPhone(task.recipient),
    task.reason === undefined ? undefined : wordReason(task.reason, texts),
    task.operator?.name,
    task.portings > 0 ? wordPortings(task, texts) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** The donor's reason; what stands there otherwise somebody wrote by hand. */
export function wordReason(reason: string, { reasons }: WorkTexts): string {
  return reason in reasons ? reasons[reason as keyof typeof reasons] : reason
}

function wordPortings({ portings, number }: Task, texts: WorkTexts): string {
  if (portings === 1 && number !== undefined) return formatPhone(number)
  return texts.portings(portings, formatCount(portings))
}
