import { Button, Paper, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { useSession } from '../../session/use-session.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import { addFiles } from './use-uploads.js'

/** Takes files that are dropped on the page, or chosen by its button. */
export function DropZone() {
  const texts = useTexts(copyTexts)
  const { employee } = useSession()
  const isOver = useDrop(employee._id)
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

/** Anywhere on the page: a browser opens a file that is dropped beside a zone, and the page would be gone. True while files are over it. */
function useDrop(employee: string): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      addFiles(event.dataTransfer.files, employee)
    }
    const listening = new AbortController()
    const { signal } = listening
    addEventListener('dragover', over, { signal })
    addEventListener('dragleave', leave, { signal })
    addEventListener('drop', drop, { signal })
    return () => listening.abort()
  }, [employee])
  return isOver
}
