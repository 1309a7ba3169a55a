import { readFile } from 'node:fs/promises'
import type { PropertyRow } from './property-rows.js'

/** A property as a page tells it. */
export interface DocumentedProperty extends PropertyRow {
  /** Where it stands on REST; undefined on a page without such a column. */
  where: string | undefined
  /** What the page calls a piece of the address: `CUSTOMER_ID`. */
  placeholder: string | undefined
  /** Where the names in its type lead to: `Porting` to `porting-get.md#response`. */
  homes: readonly (readonly [name: string, home: string])[]
}

/** The page of docs/api that tells an operation: `sipAccount.create` is told on `sip-create`. */
export function docsPageOf(operation: string): string {
  return operation
    .replace(/^(sip|mvno)Account/, '$1')
    .replace(/^porting(?:File)?\.(poa|document)/, '$1')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace('.', '-')
}

export function readDocsPage(page: string): Promise<string> {
  return readFile(new URL(`../../../../docs/api/${page}.md`, import.meta.url), 'utf8')
}

/** What stands under a heading, up to the next: all of it, and its table of properties. `heading` as links say it: `the-delivery`. */
export async function readDocsSection(page: string, heading: string) {
  const parts = (await readDocsPage(page)).split(/^(?=#+ )/m)
  const text = parts.find((part) => slugOf(part.slice(0, part.indexOf('\n'))) === heading) ?? ''
  return { text, properties: propertiesOf(text, page) }
}

function slugOf(heading: string): string {
  return heading.replace(/^#+ /, '').toLowerCase().replaceAll(' ', '-')
}

/** Of tables with the columns Property and Type. */
function propertiesOf(text: string, page: string): DocumentedProperty[] {
  const tables = text.match(/^\| Property \|(.* \|)? Type \|.*\n(\|.*\n)*/gm) ?? []
  return tables.flatMap((table) => {
    const [header = [], , ...rows] = table.trim().split('\n').map(cellsOf)
    return rows.map((cells) =>
      propertyOf(Object.fromEntries(header.map((name, at) => [name, cells[at]])), page),
    )
  })
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

function propertyOf(cells: Record<string, string | undefined>, page: string): DocumentedProperty {
  const { Property = '', Type = '', Meaning = '', Required, Where } = cells
  const [, placeholder] = /^`(\w+)` \(/.exec(Property) ?? []
  const links = [...Type.matchAll(/\[(\w+)\]\((\S*?)#(\S+)\)/g)]
  return {
    name: /`([\w.]+)`\)?$/.exec(Property)?.[1] ?? Property,
    type: unlinked(Type),
    required: Required === undefined ? !Meaning.startsWith('[optional] ') : Required === 'yes',
    meaning: unlinked(Meaning.replace(/^\[optional\] /, '')),
    where: Where,
    placeholder,
    homes: links.map(([, name = '', file = '', heading = '']) => [
      name,
      `${file || `${page}.md`}#${heading}`,
    ]),
  }
}

/** Pages have links where schemas have the words alone. */
function unlinked(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
}
