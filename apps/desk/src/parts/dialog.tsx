import { Modal } from '@mantine/core'
import { type ReactNode, use, useEffect, useEffectEvent } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { DeskShown } from './desk-shown.js'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** As wide as a page of paper, where there is room; else as wide as a few lines of text. */
  isWide?: boolean
}

/**
 * What opens over a page: Escape and a click beside it close it, and the focus goes back to where it was. It is put away with
 * the page, what was written in it included.
 */
export function Dialog({ title, onClose, children, isWide = false }: DialogProps) {
  const texts = useTexts(words)
  const isShown = use(DeskShown)
  useReturnOfFocus()
  useEscape(isShown, onClose)
  return (
    <Modal
      opened={isShown}
      keepMounted
      keepMountedMode="display-none"
      transitionProps={{ duration: 0 }}
      onClose={onClose}
      closeOnEscape={false}
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

/** How to close each dialog that is open, the topmost last. */
const openDialogs: (() => void)[] = []

/** Escape is for the topmost dialog alone: one press answers a question, and leaves open what it is about. */
function useEscape(isShown: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (!isShown) return undefined
    const own = () => close()
    openDialogs.push(own)
    return () => void openDialogs.splice(openDialogs.indexOf(own), 1)
  }, [isShown])
}

addEventListener(
  'keydown',
  ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) openDialogs.at(-1)?.()
  },
  { capture: true },
)

const words = inBothLanguages({ close: 'Luk' }, { close: 'Close' })
