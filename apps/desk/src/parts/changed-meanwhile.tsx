import { Alert, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

interface ChangedMeanwhileProps {
  /** The names of the form's fields that are others now; undefined when nobody changed anything. */
  fields: readonly string[] | undefined
  /** What is said when none of them is. */
  elsewhere?: string
}

/** What somebody else changed while a form was open. */
export function ChangedMeanwhile({ fields, elsewhere }: ChangedMeanwhileProps) {
  const texts = useTexts(words)
  if (!fields) return null
  return (
    <Alert role="alert" color="yellow" title={texts.title} mb="md">
      <Text c="black">
        {fields.length > 0 ? texts.changed(fields.join(', ')) : (elsewhere ?? texts.elsewhere)}
      </Text>
    </Alert>
  )
}

const words = inBothLanguages(
  {
    title: 'Ændret af en anden imens',
    changed: (fields: string) =>
      `Imens er der ændret: ${fields}. Felter, som du ikke har rørt, viser nu det nye; dine egne ændringer står der stadig. Gem igen, når du har set efter.`,
    elsewhere: 'Imens er der gemt noget, der ikke rører felterne her. Gem igen.',
  },
  {
    title: 'Changed by somebody else meanwhile',
    changed: (fields: string) =>
      `Meanwhile these were changed: ${fields}. Fields that you did not touch show what is new; your own changes are still there. Save again when you have looked.`,
    elsewhere: 'Meanwhile something was saved that does not touch the fields here. Save again.',
  },
)
