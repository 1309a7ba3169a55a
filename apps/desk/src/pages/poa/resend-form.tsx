import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { poaResendErrors } from '@telecomx/client/errors'
import { poaResendInput } from '@telecomx/client/schemas'
import { useEffect, useRef } from 'react'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useOptional } from '../../parts/use-optional.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { addressesOf } from './poa-fields.js'
import { poaTexts } from './poa-texts.js'
import type { Delivery } from './use-poa-list.js'

interface ResendFormProps {
  delivery: Delivery
  onEnd: () => void
}

/** Sends a delivery again, to the same recipient or to another. */
export function ResendForm({ delivery, onEnd }: ResendFormProps) {
  const texts = useTexts(poaTexts)
  const optional = useOptional()
  const { _id: deliveryId, method, state } = delivery
  const recipient = useRef<HTMLInputElement>(null)
  useEffect(() => recipient.current?.focus(), [])
  const form = useServerForm({
    initial: { recipient: '', cc: '' },
    isOnce: true,
    schema: poaResendInput,
    rows: poaResendErrors,
    toInput: resendInput,
    send: (values) =>
      client.porting.poaResend
        .mutate({ deliveryId, ...resendInput(values) })
        .finally(() => void queryClient.invalidateQueries(trpc.porting.poaList.pathFilter())),
    onSaved() {
      announce(texts.resent)
      onEnd()
    },
  })
  return (
    <form onSubmit={form.submit} noValidate aria-label={texts.resendTitle}>
      <Stack gap="sm" mt="sm">
        <Text>{texts.resendAbout[method]}</Text>
        <TextInput
          label={texts.recipient[method]}
          description={texts.resendHint(formatPhone(delivery.recipient))}
          inputMode={method === 'FAX' ? 'tel' : 'email'}
          ref={recipient}
          {...form.text('recipient')}
        />
        {method === 'EMAIL' && (
          <TextInput
            label={optional(texts.cc)}
            description={texts.ccHint}
            {...form.text('cc')}
            inputMode="email"
          />
        )}
        {form.failure != null && <FailureNotice error={form.failure} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onEnd}>
            {texts.close}
          </Button>
          <Button type="submit" loading={form.isSending}>
            {state === 'queued' ? texts.tryNow : texts.resend}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function resendInput({ recipient, cc }: { recipient: string; cc: string }) {
  const copies = addressesOf(cc)
  return {
    ...(recipient.trim() !== '' && { recipient: recipient.trim() }),
    ...(copies.length > 0 && { cc: copies }),
  }
}
