import type { DocumentedError, ErrorDetails } from '@telecomx/client'
import { formatCount, formatPhone } from '../language/format-number.js'
import { inBothLanguages, type Language } from '../language/in-both-languages.js'
import { danishRows } from './danish-rows.js'

/**
 * What a documented row says to people, with what its details and whoever shows it know besides in brackets. One without
 * Danish words is told in English: better than nothing.
 */
export function wordRow(
  { description }: Pick<DocumentedError, 'description'>,
  language: Language,
  details: ErrorDetails = {},
  besides: readonly string[] = [],
): string {
  const said =
    wordGeneralRow(description, language, details) ??
    (language === 'da' ? danishRows[description] : undefined) ??
    description
  const facts = [...factsOf(details, language), ...besides]
  return facts.length > 0 ? `${said} (${facts.join('; ')})` : said
}

/** A character that can be seen in quotation marks, another one by its name. */
export function wordCharacter({ code, name }: Character, language: Language): string {
  return name ?? texts[language].quoted(String.fromCodePoint(Number.parseInt(code.slice(2), 16)))
}

type Character = NonNullable<ErrorDetails['character']>

/** The rows of the general rules, whose field is named in them by the machine's name: `notes is not valid`. */
function wordGeneralRow(description: string, language: Language, details: ErrorDetails): string | undefined {
  const [, field = '', fault] = /^(\S+) (is not valid|cannot be printed)$/.exec(description) ?? []
  const { tooLong, refused, unprintable, invalid, wanted } = texts[language]
  if (fault === undefined) return undefined
  if (fault === 'cannot be printed') return unprintable
  if (details.longest !== undefined) return tooLong(formatCount(details.longest))
  if (details.character) return refused
  return wanted[field as keyof typeof wanted] ?? invalid
}

/** Which numbers, which operators, which entry, which character: what the row leaves open. */
function factsOf({ numbers, operators, character, count = 0, value }: ErrorDetails, language: Language) {
  const more = numbers && count > numbers.length ? ' …' : ''
  return [
    ...(numbers ? [numbers.map(formatPhone).join(', ') + more] : []),
    ...(operators ? [`CPS ${operators.join(', ')}`] : []),
    ...(value === undefined ? [] : [value]),
    ...(character ? [texts[language].character(wordCharacter(character, language))] : []),
  ]
}

const texts = inBothLanguages(
  {
    quoted: (character: string) => `„${character}“`,
    character: (name: string) => `tegnet ${name}`,
    tooLong: (count: string) => `Højst ${count} tegn`,
    refused: 'Indeholder et tegn, der ikke kan bruges',
    unprintable: 'Indeholder et tegn, der ikke kan trykkes på fuldmagten',
    invalid: 'Værdien er ikke gyldig',
    wanted: {
      Id: 'Skriv CPS-koden: fem cifre, nuller forrest med',
      Operator: 'Skriv operatørens CPS-kode: fem cifre, nuller forrest med',
      Date: 'Vælg en dato',
      requestedDate: 'Vælg en dato, eller lad feltet være tomt',
      Reason: 'Vælg en begrundelse',
      stage: 'Vælg et trin',
      from: 'Skriv et telefonnummer: otte cifre, eller + og landekode',
      to: 'Skriv et telefonnummer med lige så mange cifre som det første, og ikke lavere',
      number: 'Skriv et telefonnummer: otte cifre, eller + og landekode',
      notify: 'Skriv hele e-mailadresser, højst 20',
      donorSimNumber: 'SIM-nummeret skal være bogstaver og cifre, højst 32',
      isReseller: 'Skriv ja eller nej',
      reminders: 'Skriv ja eller nej',
      customerIdValidation: 'Skriv ja eller nej',
    },
  },
  {
    quoted: (character: string) => `“${character}”`,
    character: (name: string) => `the character ${name}`,
    tooLong: (count: string) => `${count} characters at most`,
    refused: 'Holds a character that cannot be used',
    unprintable: 'Holds a character that cannot be printed on a power of attorney',
    invalid: 'The value is not valid',
    wanted: {
      Id: 'Write the CPS code: five digits, leading zeros included',
      Operator: 'Write the operator’s CPS code: five digits, leading zeros included',
      Date: 'Choose a date',
      requestedDate: 'Choose a date, or leave the field empty',
      Reason: 'Choose a reason',
      stage: 'Choose a stage',
      from: 'Write a phone number: eight digits, or + and the country code',
      to: 'Write a phone number with as many digits as the first one, and no lower',
      number: 'Write a phone number: eight digits, or + and the country code',
      notify: 'Write whole e-mail addresses, 20 at most',
      donorSimNumber: 'The SIM number must be letters and digits, 32 at most',
      isReseller: 'Write yes or no',
      reminders: 'Write yes or no',
      customerIdValidation: 'Write yes or no',
    },
  },
)
