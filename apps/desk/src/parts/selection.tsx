import { inBothLanguages, type Language } from '../language/in-both-languages.js'
import { createStore, type Store } from './create-store.js'
import type { Column } from './data-table.js'

/** The ids of the rows that are selected. Beside the rows, so that a click draws boxes anew and no rows. */
export type Selection = Store<ReadonlySet<string>>

export const createSelection = (): Selection => createStore<ReadonlySet<string>>(new Set())

interface Selectable<Row> {
  selection: Selection
  language: Language
  /** What a screen reader calls the row. */
  nameOf: (row: Row) => string
  /** Left out: each can be selected. */
  isOffered?: (row: Row) => boolean
}

/** The first column of a table whose rows can be selected. */
export function selectColumn<Row extends { _id: string }>({
  selection,
  language,
  nameOf,
  isOffered = () => true,
}: Selectable<Row>): Column<Row> {
  const texts = words[language]
  return {
    key: 'select',
    title: texts.title,
    cell: (row) =>
      isOffered(row) && <SelectBox id={row._id} label={texts.select(nameOf(row))} selection={selection} />,
    width: '4.5rem',
    isControl: true,
  }
}

interface SelectBoxProps {
  id: string
  label: string
  selection: Selection
}

function SelectBox({ id, label, selection }: SelectBoxProps) {
  const isSelected = selection.usePart((selected) => selected.has(id))
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isSelected}
      style={{ width: '1.25rem', height: '1.25rem' }}
      onChange={({ currentTarget: { checked } }) => {
        const others = [...selection.get()].filter((one) => one !== id)
        selection.set(new Set(checked ? [...others, id] : others))
      }}
    />
  )
}

const words = inBothLanguages(
  { title: 'Vælg', select: (name: string) => `Vælg ${name}` },
  { title: 'Select', select: (name: string) => `Select ${name}` },
)
