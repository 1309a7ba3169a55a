import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What of a list is shown, by name. It stands in the address: a link leads to the same list, and back leads back to it. */
export type Filters = Record<string, string | undefined>

/** The filters of the page, and how to change some of them; an empty one goes. */
export function useFilters(): [Filters, (changes: Filters) => void] {
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Filters) => {
      const search = (before: Filters) =>
        Object.fromEntries(
          // Another list begins with its first page.
          Object.entries({ ...before, cursor: undefined, ...changes }).filter(
            ([, value]) => value !== undefined && value !== '',
          ),
        )
      void navigate({ to: '.', search: search as never, replace: true })
    },
    [navigate],
  )
  return [filters, change]
}
