import type { Wording } from './wording.js'

/**
 * The names of a country that is given as its ISO 3166-1 code, from CLDR in the version of Node's ICU, and Kosovo's
 * as `XK`, which all use though ISO leaves it open. Every other text comes out unchanged: full names, codes that name
 * no country (`ZZ`, `EU`) or a part of one (`IC`), and withdrawn ones (`YU`), which CLDR gives to a successor.
 */
export function countryName(country: string): Wording {
  const code = country.toUpperCase()
  const style = peopleWriteShort.includes(code) ? 'short' : 'long'
  const [da, en] = isCountryCode(country) ? namesIn(style).map((language) => language.of(code)) : []
  if (!da || !en) return { da: country, en: '' }
  return { da, en: en === da ? '' : en }
}

/** @throws Error on a Node without Danish, whose names and counts would come out in another language. */
export function assertDanishIsKnown(): void {
  if (Intl.DisplayNames.supportedLocalesOf('da').length === 0)
    throw new Error('This Node has no Danish names of countries: use one with full ICU data')
}

type Style = 'long' | 'short'
const made = new Map<Style, Intl.DisplayNames[]>()

/** In Danish and in English. Made when the first country is printed, which not every thread does: it takes milliseconds. */
function namesIn(style: Style): Intl.DisplayNames[] {
  const names =
    made.get(style) ??
    ['da', 'en'].map(
      (language) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    )
  made.set(style, names)
  return names
}

/** "Hongkong", and not "SAR Hongkong"; of other countries the short form is an abbreviation ("UK") or says less. */
const peopleWriteShort = ['HK', 'MO', 'PS']

/** What CLDR has names for though it is no country: groups, placeholders, and codes that ISO only reserves. */
const noCountries = 'EU EZ QO UN XA XB ZZ AC CP CQ DG EA IC TA'.split(' ')

function isCountryCode(country: string) {
  // Before it is made capitals: `ıs` is none, though its capitals are Iceland's.
  if (!/^[A-Za-z]{2}$/.test(country)) return false
  const code = country.toUpperCase()
  return !noCountries.includes(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}
