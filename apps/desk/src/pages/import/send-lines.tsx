import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { createDeskClient } from '../../calls/client.js'
import { fetchWithProgress } from '../../calls/fetch-with-progress.js'
import { queryClient } from '../../calls/query-client.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useUnsavedChanges } from '../../parts/use-unsaved-changes.js'
import type { CheckedRow } from './check-table.js'
import { type Counts, importKinds, type KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import { wordResult } from './word-result.js'

/** What is under way while lines are sent. */
export const importing = ['import']

/** Imports wait for one another, and a large one takes its time. */
const patienceMs = 300_000

interface SendLinesProps {
  kind: KindName
  lines: readonly CheckedRow[]
  /** How many of them have faults. */
  faulty: number
  isTooLong: boolean
  onImported: (counts: Counts) => void
  /** True when the refusal is about lines, and is told there. */
  onRefused: (error: unknown) => boolean
}

/** The button that imports, how far it is, and what became of it. */
export function SendLines({ kind, lines, faulty, isTooLong, onImported, onRefused }: SendLinesProps) {
  const texts = useTexts(importTexts)
  const stop = useRef<AbortController>(null)
  const [sent, setSent] = useState(0)
  const [failure, setFailure] = useState<unknown>()
  // Of a file with faults nothing is lost that was to be imported.
  const allowLeaving = useUnsavedChanges(faulty === 0)
  const { mutate, isPending } = useMutation({
    mutationKey: importing,
    mutationFn() {
      setSent(0)
      setFailure(undefined)
      stop.current = new AbortController()
      const client = createDeskClient(fetchWithProgress(setSent))
      return importKinds[kind].send(
        client,
        lines.map((line) => line.sent),
        { signal: stop.current.signal, context: { timeoutMs: patienceMs } },
      )
    },
    onSuccess(counts) {
      announce(wordResult(kind, counts, texts))
      void queryClient.invalidateQueries()
      allowLeaving()
      onImported(counts)
    },
    onError(error) {
      if (stop.current?.signal.aborted) announce(texts.cancelled)
      else if (!onRefused(error)) setFailure(error)
    },
  })
  if (isPending) return <Sending share={sent} onCancel={() => stop.current?.abort()} />
  return (
    <>
      {failure !== undefined && <FailureNotice error={failure} onRetry={() => mutate()} />}
      {faulty > 0 ? (
        <Alert color="yellow" mb="sm">
          <Text c="black">{texts.mendFirst}</Text>
        </Alert>
      ) : (
        <Group>
          <Button disabled={isTooLong} onClick={() => mutate()}>
            {texts.send[kind](lines.length)}
          </Button>
          <Text size="sm" c="gray.7">
            {texts.allOrNothing}
          </Text>
        </Group>
      )}
    </>
  )
}

/** What has left can be told; of what the server does with it nothing is known until it is done. */
function Sending({ share, onCancel }: { share: number; onCancel: () => void }) {
  const texts = useTexts(importTexts)
  const isSent = share === 1
  const words = isSent ? texts.waiting : texts.sending(Math.floor(share * 100))
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section
          value={share * 100}
          striped={isSent}
          animated={isSent}
          aria-label={texts.title}
          {...(isSent && { 'aria-valuetext': words })}
        />
      </Progress.Root>
      <Group mt="xs">
        <Text role="status">{words}</Text>
        {!isSent && (
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </Group>
    </div>
  )
}
