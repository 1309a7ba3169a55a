import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'

interface PageHeadProps {
  title: string
  /** One sentence below it. */
  about?: string
  /** Buttons of the page as a whole. */
  children?: ReactNode
}

/**
 * What a page begins with. It names the tab, and takes the focus when the page is come to, so that a screen reader says
 * where one is.
 */
export function PageHead({ title, about, children }: PageHeadProps) {
  const texts = useTexts(words)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${texts.tab}`
  }, [title, texts])
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <div>
        <Title order={1} size="h2" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {title}
        </Title>
        {about !== undefined && <Text c="gray.7">{about}</Text>}
      </div>
      <Group className="not-printed">{children}</Group>
    </Group>
  )
}

const words = inBothLanguages({ tab: 'Portering' }, { tab: 'Number porting' })
