import { Button, Group } from '@mantine/core'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { BulkBar } from '../../parts/bulk-bar.js'
import type { Selection } from '../../parts/selection.js'
import type { Bulk } from '../../parts/use-bulk.js'
import { useMay } from '../../session/use-session.js'
import { actionTexts } from './action-texts.js'
import { listTexts } from './list-texts.js'
import { fits, portingActions, variantOf } from './porting-actions.js'
import { sendAction } from './send-action.js'
import type { Porting } from './word-porting.js'

/** What several portings can be put through without a word about each. */
const actions = ['order', 'complete', 'waitCustomer', 'cancel'] as const
type BulkAction = (typeof actions)[number]

interface PortingsProps {
  portings: readonly Porting[]
  selection: Selection
}

/** Selects all that lead on with a press: those to order, and those to complete. */
export function SelectFitting({ portings, selection }: PortingsProps) {
  const { selectFit } = useTexts(listTexts)
  const may = useMay()
  const offers = (['order', 'complete'] as const).flatMap((action) => {
    const able = may(portingActions[action].least) ? portings.filter((one) => fits(action, one)) : []
    return able.length > 0 ? [{ action, able }] : []
  })
  if (offers.length === 0) return null
  return (
    <Group mb="sm" gap="xs" className="not-printed">
      {offers.map(({ action, able }) => (
        <Button
          key={action}
          variant="default"
          onClick={() => selection.set(new Set(able.map(({ _id }) => _id)))}
        >
          {selectFit[action](formatCount(able.length))}
        </Button>
      ))}
    </Group>
  )
}

/** What can be done with the portings that are selected. */
export function ActOnSelected({ portings, selection, bulk }: PortingsProps & { bulk: Bulk<Porting> }) {
  const texts = useTexts(listTexts)
  const { actions: names } = useTexts(actionTexts)
  const may = useMay()
  const ids = selection.use()
  const selected = portings.filter(({ _id }) => ids.has(_id))
  const start = (action: BulkAction) => {
    const able = selected.filter((porting) => fits(action, porting))
    const left = selected.length - able.length
    const question = {
      title: texts.askTitle(names[action], formatCount(able.length)),
      text: [texts.askText[action], ...(left > 0 ? [texts.skipped(formatCount(left))] : [])].join(' '),
      action: names[action],
      isDangerous: action === 'cancel',
    }
    void bulk.start(able, question, async (porting) => {
      const orderedAt = await sendAction(action, porting)
      return orderedAt === undefined ? texts.did : texts.doneLater(formatMoment(orderedAt))
    })
  }
  return (
    <BulkBar
      count={selected.length}
      actions={actions
        .filter((action) => may(portingActions[action].least))
        .map((action) => ({
          text: names[action],
          count: selected.filter((porting) => fits(action, porting)).length,
          variant: variantOf(action),
          isDangerous: action === 'cancel',
          start: () => start(action),
        }))}
      isBusy={bulk.run?.isOver === false}
      onForget={() => selection.set(new Set())}
    />
  )
}
