import { wordRow } from '../../calls/word-row.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { inBothLanguages, type Language } from '../../language/in-both-languages.js'
import type { CellFault } from './check-table.js'

/** What is wrong, and what to do about it where the row does not say that. */
export function wordFault({ row, details, spoiled, sameAsLine }: CellFault, language: Language): string {
  const texts = words[language]
  if (spoiled) return texts[spoiled]
  const { numbers = [], count = 0, operators, value, longest, character } = details ?? {}
  const more = count > numbers.length ? ' …' : ''
  const facts = [
    ...(numbers.length > 0 ? [numbers.map(formatPhone).join(', ') + more] : []),
    ...(operators ? [operators.join(', ')] : []),
    ...(value === undefined ? [] : [value]),
    ...(longest === undefined ? [] : [texts.longest(formatCount(longest))]),
    ...(character ? [texts.character(character.name ?? `“${characterOf(character.code)}”`)] : []),
    ...(sameAsLine === undefined ? [] : [texts.same(formatCount(sameAsLine))]),
  ]
  return `${wordRow(row, language)}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`
}

/** `(` of `U+0028`. */
function characterOf(code: string): string {
  return String.fromCodePoint(Number.parseInt(code.slice(2), 16))
}

const words = inBothLanguages(
  {
    cps: 'En CPS-kode har fem cifre. Excel fjerner nuller forrest: formatér kolonnen som tekst, og skriv dem igen',
    number:
      'Excel har forkortet nummeret, så cifre er gået tabt. Formatér kolonnen som tekst, og indsæt numrene igen',
    cells:
      'Linjen har flere celler end der er overskrifter. En celle, der indeholder skilletegnet, skal stå i anførselstegn',
    longest: (count: string) => `højst ${count} tegn`,
    character: (name: string) => `tegnet ${name}`,
    same: (line: string) => `står også på linje ${line}`,
  },
  {
    cps: 'A CPS code has five digits. Excel removes leading zeros: format the column as text, and write them again',
    number:
      'Excel has shortened the number, and digits are lost. Format the column as text, and paste the numbers again',
    cells:
      'The line has more cells than there are headings. A cell that holds the separator must stand in quotation marks',
    longest: (count: string) => `${count} characters at most`,
    character: (name: string) => `the character ${name}`,
    same: (line: string) => `is on line ${line} too`,
  },
)
