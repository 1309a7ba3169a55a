import { RE2JS } from 're2js'
import { largestProgram } from './largest-program.js'
import { codePointsOf, forbiddenCharacter, isBlank } from './text.js'

/** Room for every rule a donor was seen to use. */
const longestPattern = 200
/** Twenty times what a real rule needs. Whatever 200 characters say without a counted repeat fits. */
const mostInstructions = 500
/** What is compiled to be counted: some milliseconds. */
const mostCompiled = 10 * mostInstructions
/** More rules than there are Danish operators. */
const mostKept = 200

/** Whether an ICC keeps to a donor's rule. */
export type IccRule = (icc: string) => boolean

const kept = new Map<string, IccRule>()

/**
 * A donor's rule for ICC (SIM) numbers, compiled once, or undefined when it is none.
 * Accepts the bare expression or `/…/` with the flag `i`, as the registry's page shows it. A linear-time engine
 * only: the rule is stored text, and a back-tracking engine could be stalled by it.
 */
export function parseIccValidation(written: string): IccRule | undefined {
  const rule = kept.get(written) ?? compile(written)
  if (!rule) return undefined
  // The one that was not asked for the longest goes first.
  kept.delete(written)
  kept.set(written, rule)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return rule
}

function compile(written: string): IccRule | undefined {
  if (codePointsOf(written) > longestPattern || forbiddenCharacter.test(written)) return undefined
  const [, expression = written, flags = ''] = /^\/(.*)\/([A-Za-z]*)$/.exec(written) ?? []
  if (!['', 'i'].includes(flags) || isBlank(expression.replaceAll('/', ''))) return undefined
  if (largestProgram(expression) > mostCompiled) return undefined
  try {
    const compiled = RE2JS.compile(expression, flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0)
    return compiled.programSize() > mostInstructions ? undefined : (icc) => compiled.matcher(icc).find()
  } catch {
    return undefined
  }
}
