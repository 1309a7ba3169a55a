import { Blockquote, Button, Group, NativeSelect, Text, Textarea } from '@mantine/core'
import type { RouterInputs } from '@telecomx/client'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../calls/client.js'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { Dialog } from '../../parts/dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useOptional } from '../../parts/use-optional.js'
import { type Copy, firstPorting } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'

type Reason = RouterInputs['porting']['documentRefuse']['reason']

const reasons: readonly Reason[] = ['NOT_SIGNED', 'WRONG_SIGNER', 'ILLEGIBLE', 'NUMBERS_MISSING', 'OTHER']

/** Why a copy is refused, beside what the customer is told of it. */
export default function RefuseDialog({ copy, onClose }: { copy: Copy; onClose: () => void }) {
  const texts = useTexts(copyTexts)
  const { refusal } = texts
  const optional = useOptional()
  const [reason, setReason] = useState<Reason | ''>('')
  const [message, setMessage] = useState('')
  const [isTold, setIsTold] = useState(false)
  const remark = message.trim()
  const isMissing = reason === 'OTHER' && remark === ''
  const { mutate, isPending, error } = useMutation({
    mutationFn: (why: Reason) =>
      client.porting.documentRefuse.mutate({
        _id: firstPorting(copy),
        document: copy._id,
        reason: why,
        ...(remark !== '' && { message: remark }),
      }),
    onSuccess({ delivery }) {
      announce(delivery === undefined ? texts.done.refuseSilent : texts.done.refuse)
      onClose()
    },
    onSettled: readPortingsAnew,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTold(true)
    if (reason !== '' && !isMissing) mutate(reason)
  }
  return (
    <Dialog title={refusal.title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={refusal.reason}
          value={reason}
          data={[
            { value: '', label: refusal.choose },
            ...reasons.map((value) => ({ value, label: refusal.reasons[value] })),
          ]}
          error={isTold && reason === '' ? refusal.unchosen : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value as Reason | '')}
        />
        <Textarea
          mt="sm"
          label={reason === 'OTHER' ? refusal.message : optional(refusal.message)}
          value={message}
          maxLength={500}
          rows={3}
          error={isTold && isMissing ? refusal.missing : undefined}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
        />
        {reason !== '' && (
          <>
            <Text mt="md" fw={600}>
              {refusal.told}
            </Text>
            <Blockquote mt="xs" p="sm" color="gray">
              {refusal.letters[reason]}
              {remark !== '' && <Text mt="xs">{refusal.remark(remark)}</Text>}
            </Blockquote>
          </>
        )}
        <Text mt="sm">{refusal.after}</Text>
        {error && <FailureNotice error={error} />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {refusal.cancel}
          </Button>
          <Button type="submit" color="red" loading={isPending}>
            {refusal.refuse}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
