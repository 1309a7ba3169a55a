import { Button, Paper, Text } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import { addFiles } from './use-uploads.js'

/** Takes files that are dropped on it, or chosen by its button. */
export function DropZone() {
  const texts = useTexts(copyTexts)
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    addFiles(event.dataTransfer.files)
  }
  return (
    <Paper
      component="section"
      aria-label={texts.drop.label}
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
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
          addFiles(currentTarget.files ?? [])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </Paper>
  )
}
