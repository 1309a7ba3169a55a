import { Modal } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** As wide as a page of paper, where there is room; else as wide as a few lines of text. */
  isWide?: boolean
}

/** What opens over a page: Escape and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children, isWide = false }: DialogProps) {
  const texts = useTexts(words)
  useReturnOfFocus()
  return (
    <Modal
      opened
      onClose={onClose}
      returnFocus={false}
      size={isWide ? '60rem' : 'lg'}
      title={title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {children}
    </Modal>
  )
}

/** Mantine gives the focus back when a dialog is closed, and this one is taken away. */
function useReturnOfFocus(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
}

const words = inBothLanguages({ close: 'Luk' }, { close: 'Close' })
