import { Button, Group, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { FailureNotice } from './failure-notice.js'
import type { FieldValues, ServerForm } from './use-server-form.js'

interface FormEndProps<Values extends FieldValues> {
  form: ServerForm<Values>
  /** What the button of something new says. Without it the form saves what was changed. */
  createNow?: string | false
  isInDialog?: boolean
}

/** What a form ends with: why it was not sent, and the button that sends it. */
export function FormEnd<Values extends FieldValues>({ form, createNow, isInDialog }: FormEndProps<Values>) {
  const texts = useTexts(words)
  const isUnchanged = !createNow && form.changed.length === 0
  return (
    <>
      {form.failure != null && <FailureNotice error={form.failure} />}
      <Group {...(isInDialog && { justify: 'flex-end' })}>
        <Button type="submit" loading={form.isSending} disabled={isUnchanged}>
          {createNow || texts.save}
        </Button>
        {isUnchanged && !isInDialog && <Text c="gray.7">{texts.nothingToSave}</Text>}
      </Group>
    </>
  )
}

const words = inBothLanguages(
  { save: 'Gem', nothingToSave: 'Der er intet at gemme' },
  { save: 'Save', nothingToSave: 'There is nothing to save' },
)
