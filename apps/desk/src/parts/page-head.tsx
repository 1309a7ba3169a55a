import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

interface PageHeadProps {
  title: string
  /** One sentence below it. */
  about?: string
  /** Which keys lead through it, told where there is a keyboard. */
  keys?: string
  /** Buttons of the page as a whole. */
  children?: ReactNode
}

/** The first page leaves the focus where the browser has it: before the link that skips the menu. */
let isFirstPage = true

/**
 * What a page begins with. It names the tab, and takes the focus when it is come to from another page, so that a screen
 * reader says where one is.
 */
export function PageHead({ title, about, keys, children }: PageHeadProps) {
  const texts = useTexts(words)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${texts.tab}`
  }, [title, texts])
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <div>
        <Title order={1} size="h2" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {title}
        </Title>
        {about !== undefined && (
          <Text c="gray.7" className="not-printed">
            {about}
            {keys !== undefined && <span className="of-keys"> {keys}</span>}
          </Text>
        )}
      </div>
      {children && <Group className="not-printed">{children}</Group>}
    </Group>
  )
}

const words = inBothLanguages({ tab: 'Portering' }, { tab: 'Number porting' })
