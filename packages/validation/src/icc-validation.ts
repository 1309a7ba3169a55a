import { RE2JS } from 're2js'
import { codePointsOf, hasForbiddenCharacter } from './text.js'

/** Room for every rule a donor was seen to use; keeps compilation cheap. */
const longestPattern = 200

/**
 * Compiles a donor's rule for ICC (SIM) numbers, or gives undefined when it is none.
 * Accepts the bare expression or `/…/` with the flag `i`, as the registry's page shows it. A linear-time engine
 * only: the rule is stored text, and a back-tracking engine could be stalled by it.
 */
export function parseIccValidation(written: string): ((icc: string) => boolean) | undefined {
  if (codePointsOf(written) > longestPattern || hasForbiddenCharacter(written)) return undefined
  const literal = /^\/(.+)\/([A-Za-z]*)$/.exec(written)
  if (literal && !['', 'i'].includes(literal[2] ?? '')) return undefined
  try {
    const compiled = RE2JS.compile(literal?.[1] ?? written, literal?.[2] === 'i' ? RE2JS.CASE_INSENSITIVE : 0)
    return (icc) => compiled.matcher(icc).find()
  } catch {
    return undefined
  }
}
