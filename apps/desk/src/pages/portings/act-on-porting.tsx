import { Alert, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { formatMoment } from '../../language/format-moment.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useMay } from '../../session/use-session.js'
import { actionTexts } from './action-texts.js'
import {
  type ActionWithFields,
  fits,
  hasFields,
  type PlainAction,
  portingActions,
  type PortingActionName,
  variantOf,
} from './porting-actions.js'
import { assertAsSeen, PortingChanged, sendAction } from './send-action.js'
import { confirmedDay, type Porting, wordNumbers } from './word-porting.js'
import { lazyPart } from '../../parts/lazy-part.js'

const ActionDialog = lazyPart(() => import('./action-dialog.js'))

/** What the user may do with a porting where it stands now; each asks before it is done. */
export function ActOnPorting({ porting }: { porting: Porting }) {
  const texts = useTexts(actionTexts)
  const may = useMay()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<ActionWithFields>()
  const { mutate, isPending, error } = useMutation({
    async mutationFn({ action, seen }: { action: PlainAction; seen: Porting }) {
      await assertAsSeen(seen)
      return sendAction(action, seen)
    },
    onSuccess(orderedAt, { action, seen }) {
      const numbers = wordNumbers(seen)
      const done = texts.done[action](numbers)
      announce(orderedAt === undefined ? done : texts.orderedLater(numbers, formatMoment(orderedAt)))
      // What is to be signed is made there.
      if (action === 'waitCustomer') void navigate({ to: `/poa/${seen.customer}` })
    },
    onSettled: readPortingsAnew,
  })
  const start = async (action: PortingActionName) => {
    if (hasFields(action)) return setOpened(action)
    const question = { title: texts.titles[action], text: questionOf(action, porting, texts) }
    const isDangerous = action === 'cancel'
    if (await confirm({ ...question, action: texts.actions[action], isDangerous }))
      mutate({ action, seen: porting })
  }
  const names = (Object.keys(portingActions) as PortingActionName[]).filter(
    (action) => may(portingActions[action].least) && fits(action, porting),
  )
  return (
    <>
      {error instanceof PortingChanged && (
        <Alert role="alert" color="yellow" title={texts.changedTitle} mb="sm">
          <Text c="black">{texts.notDone}</Text>
        </Alert>
      )}
      {error && !(error instanceof PortingChanged) && <FailureNotice error={error} />}
      <Group gap="xs" className="not-printed">
        {names.map((action) => (
          <Button
            key={action}
            variant={variantOf(action, porting)}
            {...(action === 'cancel' && { color: 'red' })}
            disabled={isPending}
            onClick={() => void start(action)}
          >
            {texts.actions[action]}
          </Button>
        ))}
      </Group>
      {opened && (
        <Suspense>
          <ActionDialog action={opened} porting={porting} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function questionOf(
  action: PlainAction,
  porting: Porting,
  { questions }: (typeof actionTexts)['da'],
): string {
  const isMobile = action === 'cancel' && porting.numberType === 'MVNO'
  const isUndated = action === 'complete' && confirmedDay(porting.status) === undefined
  const question = isMobile ? 'cancelMobile' : isUndated ? 'completeUndated' : action
  return questions[question](wordNumbers(porting))
}
