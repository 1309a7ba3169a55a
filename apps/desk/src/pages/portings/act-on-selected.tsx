import { Anchor, Button, Group, List, Paper, Progress, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { describeFailure } from '../../calls/describe-failure.js'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { useMay } from '../../session/use-session.js'
import { actionTexts } from './action-texts.js'
import { listTexts } from './list-texts.js'
import { fits, portingActions, variantOf } from './porting-actions.js'
import { runEach } from '../../calls/run-each.js'
import type { Selection } from './selection.js'
import { readPortingsAnew, sendAction } from './send-action.js'
import { type Porting, wordNumbers } from './word-porting.js'

/** What several portings can be put through without a word about each. */
const actions = ['order', 'complete', 'waitCustomer', 'cancel'] as const
type BulkAction = (typeof actions)[number]

/** So many calls at once: a person's share of the server, and quick enough. */
const atOnce = 4

interface Run {
  action: BulkAction
  total: number
  results: readonly { porting: Porting; failure?: unknown; orderedAt?: string | undefined }[]
  isOver: boolean
}

/** What can be done with the portings that are selected; how far it has come, and what became of each. */
export function ActOnSelected({
  portings,
  selection,
}: {
  portings: readonly Porting[]
  selection: Selection
}) {
  const texts = useTexts(listTexts)
  const { actions: names } = useTexts(actionTexts)
  const may = useMay()
  const ids = selection.use()
  const [run, setRun] = useState<Run>()
  const selected = portings.filter(({ _id }) => ids.has(_id))
  const mine = actions.filter((action) => may(portingActions[action].least))
  const isBusy = run !== undefined && !run.isOver

  const start = async (action: BulkAction) => {
    const able = selected.filter((porting) => fits(action, porting))
    const left = selected.length - able.length
    const question = {
      title: texts.askTitle(names[action], formatCount(able.length)),
      text: [texts.askText[action], ...(left > 0 ? [texts.skipped(formatCount(left))] : [])].join(' '),
      action: names[action],
      isDangerous: action === 'cancel',
    }
    if (!(await confirm(question))) return
    const results: Run['results'][number][] = []
    const tell = (isOver: boolean) => setRun({ action, total: able.length, results: [...results], isOver })
    tell(false)
    await runEach(able, atOnce, async (porting) => {
      results.push(
        await sendAction(action, porting).then(
          (orderedAt) => ({ porting, orderedAt }),
          (failure: unknown) => ({ porting, failure }),
        ),
      )
      tell(false)
    })
    tell(true)
    const failed = results.filter(({ failure }) => failure !== undefined)
    // Those that did not go stay selected, to be looked at.
    selection.set(new Set(failed.map(({ porting }) => porting._id)))
    announce(
      texts.finished(names[action], formatCount(able.length - failed.length), formatCount(able.length)),
    )
    readPortingsAnew()
  }
  return (
    <>
      <Group mb="sm" gap="xs" className="not-printed">
        {selected.length === 0 &&
          (['order', 'complete'] as const).map((action) => {
            const able = portings.filter((porting) => fits(action, porting))
            return mine.includes(action) && able.length > 0 ? (
              <Button
                key={action}
                variant="default"
                onClick={() => selection.set(new Set(able.map(({ _id }) => _id)))}
              >
                {texts.selectFit[action](formatCount(able.length))}
              </Button>
            ) : null
          })}
        {selected.length > 0 && (
          <>
            <Text fw={600} role="status">
              {texts.selected(formatCount(selected.length))}
            </Text>
            {mine.map((action) => {
              const count = selected.filter((porting) => fits(action, porting)).length
              return count > 0 ? (
                <Button
                  key={action}
                  variant={variantOf(action)}
                  {...(action === 'cancel' && { color: 'red' })}
                  disabled={isBusy}
                  onClick={() => void start(action)}
                >
                  {names[action]} ({formatCount(count)})
                </Button>
              ) : null
            })}
            <Button variant="default" onClick={() => selection.set(new Set())}>
              {texts.forget}
            </Button>
          </>
        )}
      </Group>
      {run && <RunResults run={run} onClose={() => setRun(undefined)} />}
    </>
  )
}

function RunResults({ run, onClose }: { run: Run; onClose: () => void }) {
  const texts = useTexts(listTexts)
  const { actions: names } = useTexts(actionTexts)
  const { action, results, total, isOver } = run
  const progress = texts.progress(formatCount(results.length), formatCount(total))
  return (
    <Paper withBorder p="md" mb="sm">
      <Title order={2} size="h4">
        {names[action]}: {progress}
      </Title>
      <Progress my="sm" value={(100 * results.length) / Math.max(1, total)} aria-label={progress} />
      <List size="sm" aria-label={texts.results} mah="16rem" style={{ overflowY: 'auto' }} tabIndex={0}>
        {results.map((result) => (
          <List.Item key={result.porting._id}>
            <Anchor component={Link} to={`/portings/${result.porting._id}`} underline="always">
              {wordNumbers(result.porting)}
            </Anchor>
            : <Outcome {...result} />
          </List.Item>
        ))}
      </List>
      {isOver && (
        <Button variant="default" mt="sm" onClick={onClose}>
          {texts.closeResults}
        </Button>
      )}
    </Paper>
  )
}

function Outcome({ failure, orderedAt }: Run['results'][number]) {
  const texts = useTexts(listTexts)
  const language = useLanguage()
  if (failure !== undefined) return <strong>{describeFailure(failure, language).text}</strong>
  return orderedAt === undefined ? texts.did : texts.doneLater(formatMoment(orderedAt))
}
