import type { Language } from '@telecomx/database'
import { stageNames } from '@telecomx/validation'

/** What a stage is called in a sentence; one that is not known stands as it is. */
export function nameStage(stage: string, language: Language): string {
  const known: Readonly<Record<string, string>> = stageNames[language]
  return known[stage] ?? stage
}
