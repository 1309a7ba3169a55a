import { Button, type ButtonVariant, Group, Text } from '@mantine/core'
import { formatCount } from '../language/format-number.js'
import { useTexts } from '../language/use-texts.js'
import { bulkTexts } from './bulk-texts.js'
import classes from './bulk.module.css'

interface BulkAction {
  text: string
  /** With how many of those selected it can be done; with none it is not offered. */
  count: number
  variant?: ButtonVariant
  isDangerous?: boolean
  start: () => void
}

interface BulkBarProps {
  /** How many are selected. */
  count: number
  actions: readonly BulkAction[]
  isBusy: boolean
  onForget: () => void
}

/** What can be done with all that are selected: at the foot of the window, beside whatever row one has come to. */
export function BulkBar({ count, actions, isBusy, onForget }: BulkBarProps) {
  const texts = useTexts(bulkTexts)
  if (count === 0) return null
  return (
    <Group role="group" aria-label={texts.label} className={`${classes.bar} not-printed`} gap="sm">
      <Text role="status" fw={600}>
        {texts.selected(formatCount(count))}
      </Text>
      {actions
        .filter((action) => action.count > 0)
        .map((action) => (
          <Button
            key={action.text}
            variant={action.variant ?? 'filled'}
            {...(action.isDangerous && { color: 'red' })}
            disabled={isBusy}
            onClick={action.start}
          >
            {texts.withCount(action.text, formatCount(action.count))}
          </Button>
        ))}
      <Button variant="subtle" onClick={onForget}>
        {texts.forget}
      </Button>
    </Group>
  )
}
