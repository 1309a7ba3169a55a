import { Anchor, Button, Group, Progress, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import type { Bulk } from './use-bulk.js'

/** Where those are that it was done to, when there is more to do with them. */
const nextStatus = { approve: 'TO_SEND', send: 'SENT', order: undefined } as const

/** How far it has come, and what became of each. */
export function BulkResults({ bulk: { progress, results, action, clear } }: { bulk: Bulk }) {
  const texts = useTexts(copyTexts)
  if (!progress && results.length === 0) return null
  const next = action && nextStatus[action]
  const failed = results.filter(({ isDone }) => !isDone).length
  const text = progress
    ? texts.bulk.progress(formatCount(progress.done), formatCount(progress.of))
    : texts.bulk.done(results.length, failed)
  return (
    <section aria-label={texts.bulk.results} className={classes.lines}>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {text}
        </Text>
        {!progress && (
          <Group gap="sm">
            {next && failed < results.length && (
              <Anchor component={Link} to={`/copies?status=${next}`} underline="always" onClick={clear}>
                {texts.bulk.goOn[next]}
              </Anchor>
            )}
            <Button variant="default" size="compact-md" onClick={clear}>
              {texts.bulk.close}
            </Button>
          </Group>
        )}
      </Group>
      {progress && <Progress value={(progress.done / progress.of) * 100} aria-label={text} my="xs" />}
      <ul className={classes.files}>
        {results.map(({ copy: { _id, filename, customerName }, text: told, isDone }) => (
          <li key={_id} className={classes.file}>
            <span aria-hidden className={classes.mark}>
              {isDone ? '✓' : '✗'}
            </span>
            <div>
              <Anchor component={Link} to={`/copies/${_id}`} underline="always">
                {filename}
              </Anchor>{' '}
              {customerName}
              <Text>{told}</Text>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
