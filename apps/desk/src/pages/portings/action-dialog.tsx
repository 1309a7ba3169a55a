import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { DocumentedError } from '@telecomx/client'
import {
  portingConfirmErrors,
  portingContactErrors,
  portingRejectErrors,
  portingStageOverrideErrors,
} from '@telecomx/client/errors'
import {
  portingConfirmInput,
  portingContactInput,
  portingRejectInput,
  portingStageOverrideInput,
  stageNames,
} from '@telecomx/client/schemas'
import { useState } from 'react'
import type { z } from 'zod'
import { client } from '../../calls/client.js'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { dayOf, formatDay } from '../../language/format-moment.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { Dialog } from '../../parts/dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useOptional } from '../../parts/use-optional.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { actionTexts } from './action-texts.js'
import type { ActionWithFields } from './porting-actions.js'
import { portingWords } from './porting-words.js'
import { assertAsSeen, PortingChanged } from './send-action.js'
import { type Porting, wordNumbers } from './word-porting.js'

interface ActionFields extends Record<string, string> {
  date: string
  reason: string
  message: string
  stage: string
}

interface ActionForm {
  names: readonly (keyof ActionFields & string)[]
  schema: z.ZodType
  rows: Readonly<Record<string, DocumentedError>>
  send: (_id: string, fields: ActionFields) => Promise<unknown>
}

const forms: Record<ActionWithFields, ActionForm> = {
  confirm: {
    names: ['date'],
    schema: portingConfirmInput,
    rows: portingConfirmErrors,
    send: (_id, { date }) => client.porting.confirm.mutate({ _id, date }),
  },
  reject: {
    names: ['reason'],
    schema: portingRejectInput,
    rows: portingRejectErrors,
    send: (_id, { reason }) => client.porting.reject.mutate({ _id, reason: reason as never }),
  },
  contact: {
    names: ['message'],
    schema: portingContactInput,
    rows: portingContactErrors,
    send: (_id, { message }) => client.porting.contact.mutate({ _id, message }),
  },
  stageOverride: {
    names: ['stage', 'message'],
    schema: portingStageOverrideInput,
    rows: portingStageOverrideErrors,
    send: (_id, { stage, message }) =>
      client.porting.stageOverride.mutate({ _id, stage: stage as never, message }),
  },
}

const empty: ActionFields = { date: '', reason: '', message: '', stage: '' }

interface ActionDialogProps {
  action: ActionWithFields
  /** As it is now: what others change while the dialog is open is told in it. */
  porting: Porting
  onClose: () => void
}

/** Asks for what an action needs to know, and does it, as long as nobody else has changed the porting unseen. */
export default function ActionDialog({ action, porting, onClose }: ActionDialogProps) {
  const texts = useTexts(actionTexts)
  const stages = useTexts(stageNames)
  const [opened] = useState(porting.version)
  const { names, schema, rows, send } = forms[action]
  const given = (fields: ActionFields) => Object.fromEntries(names.map((name) => [name, fields[name]]))
  const form = useServerForm<ActionFields, unknown>({
    initial: empty,
    isOnce: true,
    schema,
    rows,
    toInput: given,
    async send(fields) {
      try {
        await assertAsSeen(porting)
        await send(porting._id, fields)
      } finally {
        void readPortingsAnew()
      }
    },
    onSaved() {
      announce(texts.done[action](wordNumbers(porting)))
      onClose()
    },
  })
  const isNews = porting.version !== opened
  const close = async () => {
    const question = { title: texts.discardTitle, text: texts.discardText, action: texts.discard }
    if (form.changed.length === 0 || (await confirm({ ...question, isDangerous: true }))) onClose()
  }
  return (
    <Dialog title={`${texts.actions[action]}: ${wordNumbers(porting)}`} onClose={() => void close()}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="sm">
          <Text>{texts.about[action]}</Text>
          {isNews && (
            <Alert role="alert" color="yellow" title={texts.changedTitle}>
              <Text c="black">{texts.changed(stages[porting.status.stage])}</Text>
            </Alert>
          )}
          {names.map((name) => (
            <ActionField key={name} name={name} action={action} porting={porting} bound={form.text(name)} />
          ))}
          {form.failure != null && !(form.failure instanceof PortingChanged) && (
            <FailureNotice error={form.failure} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void close()}>
              {texts.close}
            </Button>
            <Button type="submit" loading={form.isSending}>
              {texts.actions[action]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface ActionFieldProps {
  name: keyof ActionFields & string
  action: ActionWithFields
  porting: Porting
  bound: ReturnType<ReturnType<typeof useServerForm<ActionFields, unknown>>['text']>
}

function ActionField({ name, action, porting, bound }: ActionFieldProps) {
  const { fields, dayHint, wishedDayHint, wishedDayOnly, choose } = useTexts(actionTexts)
  const { reasons } = useTexts(portingWords)
  const stages = useTexts(stageNames)
  const optional = useOptional()
  const label = fields[name as keyof typeof fields]
  if (name === 'date') {
    const { requestedDate } = porting
    const wordDay =
      requestedDate !== undefined && requestedDate > monthAhead() ? wishedDayOnly : wishedDayHint
    const hint = requestedDate === undefined ? dayHint : wordDay(formatDay(requestedDate))
    return <TextInput label={label} description={hint} type="date" {...bound} />
  }
  if (name === 'message')
    return (
      <Textarea
        label={action === 'contact' ? label : optional(label)}
        rows={3}
        maxLength={500}
        data-autofocus={action === 'contact' || undefined}
        {...bound}
      />
    )
  const words =
    name === 'stage'
      ? Object.entries(stages)
      : Object.entries(reasons).filter(
          ([reason]) => reason !== 'SIM_MISMATCH' || porting.numberType === 'MVNO',
        )
  const options = words.map(([value, text]) => ({ value, label: text }))
  return <NativeSelect label={label} data={[{ value: '', label: choose }, ...options]} {...bound} />
}

/** The same day of the next month: `2026-12-28`. */
function monthAhead(): string {
  const ahead = new Date()
  ahead.setMonth(ahead.getMonth() + 1)
  return dayOf(ahead)
}
