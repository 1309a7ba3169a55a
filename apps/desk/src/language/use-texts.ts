import type { Language } from './in-both-languages.js'
import { languageStore } from './language-store.js'

export function useLanguage(): Language {
  return languageStore.use()
}

/** The texts of a page or a part in the language that is chosen now. */
export function useTexts<Both>(texts: Record<Language, Both>): Both {
  return texts[languageStore.use()]
}
