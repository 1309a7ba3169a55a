import type { Language } from '../../language/in-both-languages.js'
import type { ImportField } from './import-kinds.js'
import { titleOf } from './use-fields.js'

/** Saves a table with nothing but its headings, as Excel opens it right: `;`, and UTF-8 with its mark. */
export function saveTemplate(name: string, fields: readonly ImportField[], language: Language): void {
  const headings = fields.map((field) => titleOf(field, language)).join(';')
  const blob = new Blob([`\ufeff${headings}\r\n`], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
