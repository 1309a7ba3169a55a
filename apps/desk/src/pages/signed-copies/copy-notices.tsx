import { Paper, Title } from '@mantine/core'
import { formatDay } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import type { Copy } from './copy-actions.js'
import { copyTexts, type CopyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'

interface Notice {
  mark: '✓' | '⚠' | '·'
  text: string
}

/** What the reading of the file found. */
export function CopyNotices({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={texts.review.found}>
      <Title order={2} size="h4" mb="xs">
        {texts.review.found}
      </Title>
      <ul className={classes.notices}>
        {noticesOf(copy, texts).map(({ mark, text }) => (
          <li key={text}>
            <span aria-hidden>{mark}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Paper>
  )
}

function noticesOf(copy: Copy, { review: { notices } }: CopyTexts): Notice[] {
  const { expected, isOf } = copy
  const found = [codeNotice(copy, notices)]
  if (expected) {
    found.push(...pagesNotices(copy.pages, expected.pages, notices))
    // A picture never is the file that was made, signed or not.
    found.push(
      copy.type === 'PDF' ? { mark: '✓', text: notices.notOurs } : { mark: '·', text: notices.picture },
    )
    if (expected.replacedAt) found.push({ mark: '⚠', text: notices.replaced(formatDay(expected.replacedAt)) })
  }
  if (isOf.length > 1) found.push({ mark: '✓', text: notices.multiple(formatCount(isOf.length)) })
  return found
}

type NoticeTexts = CopyTexts['review']['notices']

function codeNotice({ code, expected }: Copy, notices: NoticeTexts): Notice {
  if (code === undefined) return { mark: '⚠', text: expected ? notices.codeNone : notices.codeUnread }
  if (!expected) return { mark: '⚠', text: notices.codeStray(code) }
  if (code !== expected.code) return { mark: '⚠', text: notices.codeOther(code) }
  return { mark: '✓', text: notices.codeFits(code) }
}

function pagesNotices(pages: number | undefined, expected: number, notices: NoticeTexts): Notice[] {
  if (pages === undefined) return []
  if (pages < expected) return [{ mark: '⚠', text: notices.pagesFewer(pages, expected) }]
  if (pages > expected) return [{ mark: '⚠', text: notices.pagesMore(pages, expected) }]
  return [{ mark: '✓', text: notices.pagesFit }]
}
