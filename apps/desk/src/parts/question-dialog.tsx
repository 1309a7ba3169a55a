import { Button, Group, Text } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { Dialog } from './dialog.js'
import type { AskedQuestion } from './question.js'

/** A question with two answers; Escape is no. */
export default function QuestionDialog({ title, text, action, isDangerous, answer }: AskedQuestion) {
  const texts = useTexts(words)
  return (
    <Dialog title={title} onClose={() => answer(false)}>
      <Text>{text}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={() => answer(false)}>
          {texts.cancel}
        </Button>
        <Button {...(isDangerous && { color: 'red' })} onClick={() => answer(true)}>
          {action}
        </Button>
      </Group>
    </Dialog>
  )
}

const words = inBothLanguages({ cancel: 'Fortryd' }, { cancel: 'Go back' })
