import type { Wording } from './wording.js'

/**
 * The names of a country that is given as its ISO 3166 code, from CLDR. Every other text comes out unchanged: full
 * names, codes that name no country (`ZZ`, `EU`), and withdrawn ones (`YU`), which CLDR gives to a successor.
 */
export function countryName(country: string): Wording {
  const code = country.toUpperCase()
  const names = isCountryCode(code) && { da: danish.of(code), en: english.of(code) }
  if (!names || !names.da || !names.en) return { da: country, en: '' }
  return { da: names.da, en: names.en === names.da ? '' : names.en }
}

const [danish, english] = ['da', 'en'].map(
  (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
) as [Intl.DisplayNames, Intl.DisplayNames]

/** What CLDR has names for though it is no country. */
const groupsAndPlaceholders = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

function isCountryCode(code: string) {
  if (!/^[A-Z]{2}$/.test(code) || groupsAndPlaceholders.includes(code)) return false
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}
