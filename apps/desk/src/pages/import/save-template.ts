import type { Language } from '../../language/in-both-languages.js'
import { saveFile } from '../../parts/save-file.js'
import type { ImportField } from './import-kinds.js'
import { titleOf } from './use-fields.js'

/** Saves a table with nothing but its headings, as Excel opens it right: `;`, and UTF-8 with its mark. */
export function saveTemplate(name: string, fields: readonly ImportField[], language: Language): void {
  const headings = fields.map((field) => titleOf(field, language)).join(';')
  saveFile({ bytes: new TextEncoder().encode(`\ufeff${headings}\r\n`), filename: `${name}.csv` })
}
