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
    <Group role="group" aria-label={texts.bulk.label} className={classes.bulk} gap="sm">
      <Button
        variant="default"
        onClick={() => setChosen(new Set(choosable.map(({ _id }) => _id)))}
        disabled={selected.length === choosable.length}
      >
        {texts.selectAll}
      </Button>
      {selected.length > 0 && (
        <>
          <Button variant="subtle" onClick={() => setChosen(new Set())}>
            {texts.unselect}
          </Button>
          <Text role="status" fw={600} ml="auto">
            {texts.bulk.selected(selected.length, formatCount(selected.length))}
          </Text>
          {open.map((name) => {
            const fitting = selected.filter(copyActions[name].fits)
            return (
              fitting.length > 0 && (
                <Button
                  key={name}
                  loading={bulk.progress !== undefined}
                  onClick={() => void bulk.start(name, fitting)}
                >
                  {texts.actions[name]}
                </Button>
              )
            )
          })}
        </>
      )}
    </Group>
  )
}
