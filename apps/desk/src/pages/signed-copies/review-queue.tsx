import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { trpc } from '../../calls/trpc.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import type { Copy } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'

export interface Queue {
  total: number
  previous: Copy | undefined
  next: Copy | undefined
}

/** What waits for its review beside this one: the oldest is first, and behind the last one it begins anew. */
export function useReviewQueue(current: Copy): Queue | undefined {
  const { data } = useQuery(trpc.document.search.queryOptions({ status: 'TO_REVIEW', limit: 100 }))
  if (!data) return undefined
  const others = data.documents.filter(({ _id }) => _id !== current._id)
  const place = ({ receivedAt, _id }: Copy) => receivedAt + _id
  return {
    total: data.total,
    previous: others.findLast((one) => place(one) < place(current)) ?? others.at(-1),
    next: others.find((one) => place(one) > place(current)) ?? others[0],
  }
}

/** Leads through the pile, by button and by key, without the list. */
export function ReviewQueue({ current }: { current: Copy }) {
  const texts = useTexts(copyTexts)
  const queue = useReviewQueue(current)
  const navigate = useNavigate()
  const { previous, next } = queue ?? {}
  const [previousId, nextId] = [previous?._id, next?._id]
  const go = useCallback(
    (documentId: string | undefined) => {
      if (documentId === undefined) return
      // The list that leads back stays as it was filtered.
      void navigate({ to: '/copies/$documentId', params: { documentId }, search: (before) => before })
    },
    [navigate],
  )
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      const id = { j: nextId, k: previousId }[event.key]
      if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      const { target } = event
      if (target instanceof Element && target.closest('input, textarea, select, [role=dialog]')) return
      go(id)
    }
    document.addEventListener('keydown', lead)
    return () => document.removeEventListener('keydown', lead)
  }, [go, previousId, nextId])
  if (!queue) return null
  return (
    <Group role="group" aria-label={texts.review.queue} gap="sm">
      <Text>{texts.withCount(texts.statuses.TO_REVIEW, formatCount(queue.total))}</Text>
      <Button variant="default" disabled={!previous} onClick={() => go(previousId)}>
        {texts.review.previous}
        <span className="of-keys">&nbsp;(k)</span>
      </Button>
      <Button variant="default" disabled={!next} onClick={() => go(nextId)}>
        {texts.review.next}
        <span className="of-keys">&nbsp;(j)</span>
      </Button>
    </Group>
  )
}
