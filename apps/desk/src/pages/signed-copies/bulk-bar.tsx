import { Button, Group, Text } from '@mantine/core'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { useMay } from '../../session/use-session.js'
import { type Copy, copyActionNames, copyActions } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import type { Bulk } from './use-bulk.js'
import type { Choosing } from './use-copy-columns.js'

interface BulkBarProps extends Choosing {
  copies: readonly Copy[]
  bulk: Bulk
}

/** What can be done to all that are chosen; there when some can be. */
export function BulkBar({ copies, chosen, setChosen, bulk }: BulkBarProps) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  const open = copyActionNames.filter((name) => may(copyActions[name].least))
  const choosable = copies.filter((copy) => open.some((name) => copyActions[name].fits(copy)))
  // What somebody else did meanwhile is not on the list any more, and not chosen either.
  const selected = choosable.filter(({ _id }) => chosen.has(_id))
  if (choosable.length === 0) return null
  return (
    <>
      <Group mt="sm" justify="flex-end">
        <Button
          variant="default"
          onClick={() => setChosen(new Set(choosable.map(({ _id }) => _id)))}
          disabled={selected.length === choosable.length}
        >
          {texts.selectAll}
        </Button>
      </Group>
      {selected.length > 0 && (
        <Group role="group" aria-label={texts.bulk.label} className={classes.bulk} gap="sm">
          <Text role="status" fw={600}>
            {texts.bulk.selected(selected.length, formatCount(selected.length))}
          </Text>
          <Button variant="subtle" onClick={() => setChosen(new Set())}>
            {texts.unselect}
          </Button>
          <BulkButtons selected={selected} bulk={bulk} />
        </Group>
      )}
    </>
  )
}

function BulkButtons({ selected, bulk }: { selected: readonly Copy[]; bulk: Bulk }) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  return copyActionNames
    .filter((name) => may(copyActions[name].least))
    .map((name) => ({ name, fitting: selected.filter(copyActions[name].fits) }))
    .filter(({ fitting }) => fitting.length > 0)
    .map(({ name, fitting }) => (
      <Button key={name} loading={bulk.progress !== undefined} onClick={() => void bulk.start(name, fitting)}>
        {texts.actions[name]}
      </Button>
    ))
}
