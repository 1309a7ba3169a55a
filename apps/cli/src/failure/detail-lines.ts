import type { ErrorDetails } from '@telecomx/client'
import { labelOf } from '../output/facts.js'

/** What the row leaves open, a line for each. */
export function detailLines(details: ErrorDetails): string[] {
  const { numbers, portings, codes, operators, count, value, index, character, longest, ...others } = details
  const { fields, version, state, line, reason: _word, ...unknown } = others
  const of = (list: readonly string[]) =>
    `${list.join(', ')}${count && count > list.length ? ` and ${count - list.length} more` : ''}`
  const reason = reasonOf(details)
  const lines = [
    numbers && `Numbers: ${of(numbers)}`,
    ...(portings?.map(({ _id, number, stage }) => `Porting ${_id}: ${number} is at ${stage}`) ?? []),
    codes && `Porting codes on it: ${of(codes)}`,
    operators && `Operators: ${of(operators)}`,
    value !== undefined &&
      `It was: ${index === undefined ? '' : `entry ${index + 1}, `}${JSON.stringify(value)}`,
    character && `Character ${character.index + 1}: ${character.name ?? ''} (${character.code})`,
    longest && `At most ${longest} characters.`,
    fields && `Fields: ${fields.join(', ')}`,
    version && `It is at version ${version}.`,
    state && `It is ${state}.`,
    line && `The same as line ${line}.`,
    reason && `Why: ${reason}.`,
    // Of an installation that is newer than this program.
    ...Object.entries(unknown).map(([name, detail]) => `${labelOf(name)}: ${JSON.stringify(detail)}`),
  ]
  return lines.filter(Boolean).map((text) => `  ${text}`)
}

/** The word of the row as a sentence for people; undefined where there is none. */
export function reasonOf({ reason, operators }: ErrorDetails): string | undefined {
  // Of an operator it is the donor that the copy should go to.
  if (reason === 'no_address' && operators)
    return 'the donor has no address for it in the registry, or needs none because it goes by the ICC'
  return reason && (reasons[reason] ?? reason.replaceAll('_', ' '))
}

const reasons: Readonly<Record<string, string>> = {
  no_address: 'neither the primary contact nor the customer has an address for it',
  encrypted: 'it opens with a password only',
}
