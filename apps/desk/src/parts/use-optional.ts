import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

/** The label of a field that may be left empty. */
export function useOptional(): (label: string) => string {
  return useTexts(words).optional
}

const words = inBothLanguages(
  { optional: (label: string) => `${label} (valgfrit)` },
  { optional: (label: string) => `${label} (optional)` },
)
