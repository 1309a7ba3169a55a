import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { useFilters } from '../../parts/use-filters.js'
import type { CopyStatus } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'

/** In the order in which they want attention. */
export const statuses: readonly CopyStatus[] = ['TO_REVIEW', 'UNMATCHED', 'TO_SEND', 'SENT', 'REFUSED']
/** Those that are to become none: how many there are is worth knowing. */
const counted: readonly CopyStatus[] = ['TO_REVIEW', 'UNMATCHED', 'TO_SEND']

/** Which copies are shown, and how many wait. */
export function StatusLinks() {
  const texts = useTexts(copyTexts)
  const [{ status: given, customer }] = useFilters()
  const current = statuses.find((one) => one === given) ?? 'TO_REVIEW'
  const totals = useQueries({
    queries: counted.map((status) =>
      trpc.document.search.queryOptions({ status, limit: 1, ...(customer && { customer }) }),
    ),
    combine: (results) => new Map(counted.map((status, index) => [status, results[index]?.data?.total])),
  })
  return (
    <nav aria-label={texts.showing} className={classes.statuses}>
      {statuses.map((status) => {
        const total = totals.get(status)
        return (
          <Link
            key={status}
            to="/copies"
            search={{ status, ...(customer && { customer }) } as never}
            replace
            className={classes.status}
            aria-current={status === current ? 'page' : undefined}
          >
            {total === undefined
              ? texts.statuses[status]
              : texts.withCount(texts.statuses[status], formatCount(total))}
          </Link>
        )
      })}
    </nav>
  )
}
