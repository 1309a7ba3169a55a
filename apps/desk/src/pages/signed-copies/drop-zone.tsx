import { Button, Paper, Text } from '@mantine/core'
import { useRef } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { useDrop } from '../../parts/use-drop.js'
import { useSession } from '../../session/use-session.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import { addFiles } from './use-uploads.js'

/** Takes files that are dropped on the page, or chosen by its button. */
export function DropZone() {
  const texts = useTexts(copyTexts)
  const { employee } = useSession()
  const isOver = useDrop((files) => addFiles(files, employee._id))
  const input = useRef<HTMLInputElement>(null)
  return (
    <Paper
      component="section"
      aria-label={texts.drop.label}
      className={classes.drop}
      data-over={isOver || undefined}
    >
      <Text fw={600}>{isOver ? texts.drop.release : texts.drop.here}</Text>
      <Text c="gray.7" size="sm" mb="sm">
        {texts.drop.about}
      </Text>
      <Button onClick={() => input.current?.click()}>{texts.drop.choose}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={texts.drop.choose}
        accept="application/pdf,image/png,image/jpeg"
        onChange={({ currentTarget }) => {
          addFiles(currentTarget.files ?? [], employee._id)
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </Paper>
  )
}
