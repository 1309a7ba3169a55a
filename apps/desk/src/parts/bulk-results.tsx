import { Anchor, Button, Group, Progress, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { formatCount } from '../language/format-number.js'
import { useTexts } from '../language/use-texts.js'
import { bulkTexts } from './bulk-texts.js'
import lines from './lines.module.css'
import type { Bulk, BulkRun } from './use-bulk.js'

interface BulkResultsProps<Item> {
  bulk: Bulk<Item>
  /** Where one is to be seen, and its name. */
  linkOf: (item: Item) => { to: string; text: string }
  /** Where those are that it was done to, when there is more to do with them. */
  next?: { to: string; text: string } | undefined
}

/** How far it has come, and what became of each. */
export function BulkResults<Item extends { _id: string }>({ bulk, ...about }: BulkResultsProps<Item>) {
  return bulk.run ? <Results run={bulk.run} close={bulk.close} {...about} /> : null
}

type ResultsProps<Item> = Omit<BulkResultsProps<Item>, 'bulk'> & { run: BulkRun<Item>; close: () => void }

function Results<Item extends { _id: string }>({ run, close, linkOf, next }: ResultsProps<Item>) {
  const texts = useTexts(bulkTexts)
  const { action, results, total, isOver } = run
  const done = results.filter(({ isDone }) => isDone).length
  const text = isOver
    ? texts.finished(action, formatCount(done), formatCount(total))
    : texts.progress(action, formatCount(results.length), formatCount(total))
  const section = useRef<HTMLElement>(null)
  // What was selected may be far down.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <section ref={section} aria-label={texts.results} className={`${lines.lines} not-printed`}>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {text}
        </Text>
        {isOver && (
          <Group gap="sm">
            {next && done > 0 && (
              <Anchor component={Link} to={next.to} underline="always" onClick={close}>
                {next.text}
              </Anchor>
            )}
            <Button variant="default" size="compact-md" onClick={close}>
              {texts.close}
            </Button>
          </Group>
        )}
      </Group>
      {!isOver && <Progress value={(results.length / total) * 100} aria-label={text} my="xs" />}
      <ul className={`${lines.list} ${lines.scrolled}`} tabIndex={0} aria-label={texts.results}>
        {results.map(({ item, text: told, isDone }) => {
          const link = linkOf(item)
          return (
            <li key={item._id} className={lines.line}>
              <span aria-hidden className={lines.mark}>
                {isDone ? '✓' : '✗'}
              </span>
              <div>
                <Anchor component={Link} to={link.to} underline="always">
                  {link.text}
                </Anchor>
                <Text fw={isDone ? undefined : 600}>{told}</Text>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
