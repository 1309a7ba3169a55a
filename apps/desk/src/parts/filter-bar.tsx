import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { formatCount } from '../language/format-number.js'
import classes from './parts.module.css'
import { useFilters } from './use-filters.js'

interface Choice {
  /** The filter's name in the address. */
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  /** The name of another filter that would contradict it: choosing here takes that one away. */
  insteadOf?: string
}

interface FilterBarProps {
  /** What the search looks in; left out where the list has none. */
  search?: string
  choices?: readonly Choice[]
  /** How many are shown, and of how many, or of more than how many. */
  shown?: { count: number; total: number; totalIsLeast?: true | undefined } | undefined
  /** Filters of the page's own. */
  children?: ReactNode
}

/** Bounds what a list shows. */
export function FilterBar({ search, choices = [], shown, children }: FilterBarProps) {
  const [filters, change] = useFilters()
  const texts = useTexts(words)
  return (
    <div className={`${classes.filters} not-printed`} role="search">
      {search !== undefined && <SearchField label={search} />}
      {choices.map(({ name, label, options, insteadOf }) => (
        <NativeSelect
          key={name}
          label={label}
          data={[{ value: '', label: texts.all }, ...options]}
          value={filters[name] ?? ''}
          onChange={({ currentTarget }) =>
            change({ [name]: currentTarget.value, ...(insteadOf !== undefined && { [insteadOf]: '' }) })
          }
        />
      ))}
      {children}
      {shown && (
        <Text role="status" className={classes.shown}>
          {shown.totalIsLeast
            ? texts.shownOfMore(formatCount(shown.count), formatCount(shown.total))
            : texts.shown(formatCount(shown.count), formatCount(shown.total))}
        </Text>
      )}
    </div>
  )
}

/** Long enough that a word is one search. */
const pauseMs = 200

function SearchField({ label }: { label: string }) {
  const [{ filter = '' }, change] = useFilters()
  const [written, setWritten] = useState(filter)
  const searched = useRef(filter)
  const later = useDebouncedCallback((text: string) => {
    searched.current = text.trim()
    change({ filter: searched.current })
  }, pauseMs)
  useEffect(() => {
    // The address was changed by a link, and not from here.
    if (filter !== searched.current) setWritten((searched.current = filter))
  }, [filter])
  return (
    <TextInput
      type="search"
      label={label}
      value={written}
      maxLength={200}
      className={classes.search}
      onChange={({ currentTarget }) => {
        setWritten(currentTarget.value)
        later(currentTarget.value)
      }}
    />
  )
}

const words = inBothLanguages(
  {
    all: 'Alle',
    shown: (count: string, total: string) =>
      count === total ? `${total} i alt` : `${count} af ${total} vises`,
    shownOfMore: (count: string, total: string) => `${count} af mere end ${total} vises`,
  },
  {
    all: 'All',
    shown: (count: string, total: string) =>
      count === total ? `${total} in all` : `${count} of ${total} shown`,
    shownOfMore: (count: string, total: string) => `${count} of more than ${total} shown`,
  },
)
