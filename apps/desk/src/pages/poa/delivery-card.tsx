import { Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { formatDay, formatMoment } from '../../language/format-moment.js'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useMay } from '../../session/use-session.js'
import { poaTexts } from './poa-texts.js'
import { ResendForm } from './resend-form.js'
import type { Delivery } from './use-poa-list.js'
import { deliveryMarks } from './word-delivery.js'

interface DeliveryCardProps {
  delivery: Delivery
  /** What it carries nobody is to sign any more. */
  isReplaced?: boolean
}

/** A delivery as it stands now, why, and what can be done about it. */
export function DeliveryCard({ delivery, isReplaced = false }: DeliveryCardProps) {
  const texts = useTexts(poaTexts)
  const [isResending, setResending] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  const may = useMay()
  const { state, letter, method, description, createdAt, returnBy, ccOf } = delivery
  // What is not known, and what went to a donor, an administrator alone decides about.
  const isForAdmin = state === 'unknown' || letter === 'DONOR'
  const isWanted = !isReplaced && state !== 'sending' && letter !== 'PROGRESS'
  const mayResend = isWanted && (!isForAdmin || may('ADMIN'))
  const end = () => {
    setResending(false)
    card.current?.focus({ preventScroll: true })
  }
  return (
    <Paper withBorder p="sm" ref={card} tabIndex={-1} style={{ outline: 'none' }}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Text fw={600} aria-live="polite">
            <span aria-hidden>{deliveryMarks[state]} </span>
            <span>{texts.delivery[state]}</span>
          </Text>
          <Text style={{ overflowWrap: 'anywhere' }}>
            {texts.letters[letter]} {texts.by[method](formatPhone(delivery.recipient))}
            {ccOf !== undefined && ` (${texts.isCopy})`}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {description}
          </Text>
          <Text size="sm" c="gray.7">
            {texts.facts.recorded} {formatMoment(createdAt)}
            {returnBy !== undefined && ` · ${texts.facts.returnBy} ${formatDay(returnBy)}`}
          </Text>
        </div>
        {mayResend && !isResending && (
          <Button variant="default" onClick={() => setResending(true)}>
            {state === 'queued' ? texts.tryNow : texts.resend}
          </Button>
        )}
      </Group>
      {state === 'unknown' && may('ADMIN') && !isResending && <Release delivery={delivery} />}
      {isResending && <ResendForm delivery={delivery} onEnd={end} />}
    </Paper>
  )
}

/** What somebody found out about a fax that may have gone out. */
function Release({ delivery }: { delivery: Delivery }) {
  const texts = useTexts(poaTexts)
  const release = useMutation({
    mutationFn: (arrived: boolean) =>
      client.porting.poaRelease
        .mutate({ deliveryId: delivery._id, arrived })
        .finally(() => void queryClient.invalidateQueries(trpc.porting.poaList.pathFilter())),
    onSuccess: () => announce(texts.released),
  })
  const ask = async (arrived: boolean) => {
    const to = formatPhone(delivery.recipient)
    const question = arrived
      ? { text: texts.arrivedText(to), action: texts.arrived }
      : { text: texts.notArrivedText(to), action: texts.notArrived }
    if (await confirm({ title: texts.arrivedTitle, ...question })) release.mutate(arrived)
  }
  return (
    <>
      {release.error && <FailureNotice error={release.error} />}
      <Group mt="sm" gap="sm">
        <Button loading={release.isPending} onClick={() => void ask(true)}>
          {texts.arrived}
        </Button>
        <Button variant="default" loading={release.isPending} onClick={() => void ask(false)}>
          {texts.notArrived}
        </Button>
      </Group>
    </>
  )
}
