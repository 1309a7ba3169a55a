import { Radio, Stack } from '@mantine/core'
import { useTexts } from '../../language/use-texts.js'
import type { KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'

interface ChooseKindProps {
  kind: KindName
  offered: readonly KindName[]
  onChoose: (kind: KindName) => void
}

/** What is imported, with a line of what that does. */
export function ChooseKind({ kind, offered, onChoose }: ChooseKindProps) {
  const texts = useTexts(importTexts)
  return (
    <Radio.Group label={texts.what} value={kind} onChange={onChoose} styles={{ label: { fontWeight: 600 } }}>
      <Stack gap="xs" mt="xs" mb="lg">
        {offered.map((name) => (
          <Radio key={name} value={name} label={texts.kinds[name]} description={texts.kindAbouts[name]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
