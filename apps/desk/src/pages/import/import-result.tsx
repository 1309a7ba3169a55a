import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../language/use-texts.js'
import type { Counts, KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import { wordResult } from './word-result.js'

interface ImportResultProps {
  kind: KindName
  counts: Counts
  /** Goes on with a file of that kind. */
  onNext: (kind: KindName) => void
}

/** What came of an import, and where the story goes on. */
export function ImportResult({ kind, counts, onNext }: ImportResultProps) {
  const texts = useTexts(importTexts)
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h3">
        {texts.done}
      </Title>
      <Text my="sm">{wordResult(kind, counts, texts)}</Text>
      <Group>
        <NextStep kind={kind} onNext={onNext} />
        <Button variant="subtle" onClick={() => onNext(kind)}>
          {texts.another}
        </Button>
      </Group>
    </Paper>
  )
}

function NextStep({ kind, onNext }: Omit<ImportResultProps, 'counts'>) {
  const { next, look } = useTexts(importTexts)
  if (kind === 'operators')
    return <Button renderRoot={(props) => <Link to="/operators" {...props} />}>{next.operators}</Button>
  if (kind === 'ranges') return <Button onClick={() => onNext('customers')}>{next.ranges}</Button>
  if (kind === 'customers')
    return (
      <>
        <Button onClick={() => onNext('accounts')}>{next.customers}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/customers" {...props} />}>
          {look.customers}
        </Button>
      </>
    )
  return (
    <>
      <Button renderRoot={(props) => <Link to="/poa" {...props} />}>{next.accounts}</Button>
      <Button variant="default" renderRoot={(props) => <Link to="/portings" {...props} />}>
        {look.accounts}
      </Button>
    </>
  )
}
