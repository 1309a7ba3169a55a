import type { Wording } from './wording.js'

/**
 * The names of a country that is given as its ISO 3166 code, from CLDR. Every other text comes out unchanged: full
 * names, codes that name no country (`ZZ`, `EU`), and withdrawn ones (`YU`), which CLDR gives to a successor.
 */
export function countryName(country: string): Wording {
  const code = country.toUpperCase()
  const [da, en] = isCountryCode(country) ? [danish.of(code), english.of(code)] : []
  if (!da || !en) return { da: country, en: '' }
  return { da, en: en === da ? '' : en }
}

const [danish, english] = ['da', 'en'].map(
  (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
) as [Intl.DisplayNames, Intl.DisplayNames]

/** What CLDR has names for though it is no country. */
const groupsAndPlaceholders = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

function isCountryCode(country: string) {
  // Before it is made capitals: `ıs` is none, though its capitals are Iceland's.
  if (!/^[A-Za-z]{2}$/.test(country)) return false
  const code = country.toUpperCase()
  return !groupsAndPlaceholders.includes(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}
