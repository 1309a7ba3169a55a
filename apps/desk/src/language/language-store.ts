import { createStore } from '../parts/create-store.js'
import type { Language } from './in-both-languages.js'

const kept = 'telecomx.language'

/** The language that somebody chose in this browser, else the first of the browser's that the desk speaks. */
function firstLanguage(): Language {
  const wishes = [localStorage.getItem(kept) ?? '', ...navigator.languages]
  const wish = wishes.find((one) => /^(da|en)\b/i.test(one)) ?? 'en'
  return wish.toLowerCase().startsWith('da') ? 'da' : 'en'
}

export const languageStore = createStore<Language>(firstLanguage())

/** Changes the desk's language at once and for the next visits. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(kept, language)
  document.documentElement.lang = language
  languageStore.set(language)
}

document.documentElement.lang = languageStore.get()
