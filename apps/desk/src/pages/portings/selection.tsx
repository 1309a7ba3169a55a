import { createStore, type Store } from '../../parts/create-store.js'

/** The ids of the portings that are selected. Beside the rows, so that a click draws boxes anew and no rows. */
export type Selection = Store<ReadonlySet<string>>

export const createSelection = (): Selection => createStore<ReadonlySet<string>>(new Set())

interface SelectBoxProps {
  id: string
  label: string
  selection: Selection
}

export function SelectBox({ id, label, selection }: SelectBoxProps) {
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
