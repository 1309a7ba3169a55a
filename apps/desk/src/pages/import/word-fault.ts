import { wordRow } from '../../calls/word-row.js'
import { formatCount } from '../../language/format-number.js'
import { inBothLanguages, type Language } from '../../language/in-both-languages.js'
import type { CellFault } from './check-table.js'

/** What is wrong, and what to do about it where the row does not say that. */
export function wordFault({ row, details, spoiled, sameAsLine }: CellFault, language: Language): string {
  const texts = words[language]
  if (spoiled) return texts[spoiled]
  const same = sameAsLine === undefined ? [] : [texts.same(formatCount(sameAsLine))]
  return wordRow(row, language, details, same)
}

const words = inBothLanguages(
  {
    cps: 'En CPS-kode har fem cifre. Excel fjerner nuller forrest: formatér kolonnen som tekst, og skriv dem igen',
    customerId: 'Et kunde-id har 24 tegn: cifre og bogstaverne a til f',
    number:
      'Excel har forkortet nummeret, så cifre er gået tabt. Formatér kolonnen som tekst, og indsæt numrene igen',
    cells:
      'Linjen har flere celler end der er overskrifter. En celle, der indeholder skilletegnet, skal stå i anførselstegn',
    same: (line: string) => `står også på linje ${line}`,
  },
  {
    cps: 'A CPS code has five digits. Excel removes leading zeros: format the column as text, and write them again',
    customerId: 'A customer id has 24 characters: digits and the letters a to f',
    number:
      'Excel has shortened the number, and digits are lost. Format the column as text, and paste the numbers again',
    cells:
      'The line has more cells than there are headings. A cell that holds the separator must stand in quotation marks',
    same: (line: string) => `is on line ${line} too`,
  },
)
