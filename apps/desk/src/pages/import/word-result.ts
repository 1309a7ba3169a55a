import type { Counts, KindName } from './import-kinds.js'
import type { importTexts } from './import-texts.js'

/** What came of an import, in a sentence. */
export function wordResult(
  kind: KindName,
  counts: Counts,
  { results }: (typeof importTexts)['da' | 'en'],
): string {
  const count = (name: string) => Number(counts[name] ?? 0)
  if (kind === 'operators') return results.operators(count('created'), count('updated'))
  if (kind === 'ranges') return results.ranges(count('imported'))
  if (kind === 'customers') return results.customers(count('created'), count('known'))
  return results.accounts(count('accounts'), count('numbers'), count('portings'))
}
