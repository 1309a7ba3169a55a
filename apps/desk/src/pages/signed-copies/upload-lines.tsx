import { Anchor, Button, Group, Progress, Text } from '@mantine/core'
import { detailsOf, failedWith } from '@telecomx/client'
import { documentReceiveErrors as errors } from '@telecomx/client/errors'
import { Link } from '@tanstack/react-router'
import { describeFailure } from '../../calls/describe-failure.js'
import { formatCount } from '../../language/format-number.js'
import { useLanguage } from '../../language/use-texts.js'
import lines from '../../parts/lines.module.css'
import { useMay, useSession } from '../../session/use-session.js'
import { type Copy, wordNumbers } from './copy-actions.js'
import { copyTexts, type CopyTexts } from './copy-texts.js'
import { clearFiles, type FileComing, tryAgain, useUploads } from './use-uploads.js'

/** The files that were dropped, and what became of each. */
export function UploadLines() {
  const files = useUploads(useSession().employee._id)
  const texts = copyTexts[useLanguage()]
  if (files.length === 0) return null
  const done = files.filter(({ state }) => state !== 'waiting' && state !== 'sending').length
  const progress = texts.drop.progress(formatCount(done), formatCount(files.length))
  return (
    <section aria-label={texts.drop.list} className={lines.lines}>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {progress}
        </Text>
        {done > 0 && (
          <Button variant="default" size="compact-md" onClick={clearFiles}>
            {texts.drop.clear}
          </Button>
        )}
      </Group>
      {done < files.length && <Progress value={(done / files.length) * 100} aria-label={progress} my="xs" />}
      <ul className={lines.list}>
        {files.map((one) => (
          <UploadLine key={one.id} coming={one} />
        ))}
      </ul>
    </section>
  )
}

function UploadLine({ coming }: { coming: FileComing }) {
  const { id, file, state, copy, error } = coming
  const language = useLanguage()
  const texts = copyTexts[language]
  const failure = state === 'failed' ? describeFailure(error, language) : undefined
  const advice = adviceFor(error, texts)
  return (
    <li className={lines.line}>
      <span aria-hidden className={lines.mark}>
        {
          {
            waiting: '·',
            sending: '…',
            done: copy?.status === 'UNMATCHED' ? '?' : '✓',
            failed: '✗',
            tooLarge: '✗',
          }[state]
        }
      </span>
      <div>
        <strong>{file.name}</strong>
        <Text>
          {state === 'waiting' && texts.drop.waiting}
          {state === 'sending' && texts.drop.sending}
          {state === 'tooLarge' && texts.drop.tooLarge}
          {failure && [failure.text, advice].filter(Boolean).join('. ')}
          {state === 'done' && copy && <Outcome copy={copy} texts={texts} />}
        </Text>
        {failure && (failure.maySucceedLater || advice === undefined) && (
          <Button variant="default" size="compact-md" mt={4} onClick={() => tryAgain(id)}>
            {texts.drop.retry}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Which portings it found, and where one goes on. */
function Outcome({ copy, texts }: { copy: Copy; texts: CopyTexts }) {
  const isStaff = useMay()('ADMIN')
  const { expected, customerName } = copy
  const unmatched = isStaff ? texts.drop.toMatch : undefined
  const link = expected ? (isStaff ? texts.drop.review : texts.drop.open) : unmatched
  return (
    <>
      {expected
        ? [customerName, texts.drop.matched(expected.operator.name, wordNumbers(copy, texts))]
            .filter(Boolean)
            .join(' · ')
        : texts.drop.unmatched}{' '}
      {!expected && !isStaff && texts.drop.staffMatches}
      {link !== undefined && (
        <Anchor component={Link} to={`/copies/${copy._id}`} underline="always">
          {link}
        </Anchor>
      )}
    </>
  )
}

/** What to do about a refused file; undefined when trying again may help. */
function adviceFor(error: unknown, { drop }: CopyTexts): string | undefined {
  const { advice } = drop
  if (failedWith(error, errors.notSigned)) return advice.signAgain
  if (failedWith(error, errors.alreadyHere)) return advice.here
  if (failedWith(error, errors.codesDiffer)) return advice.oneByOne
  if (failedWith(error, errors.documentOutdated)) {
    const current = detailsOf(error)?.current
    return current === undefined ? advice.makeAgain : advice.signNewer(current)
  }
  const final = [errors.filetypeWrong, errors.fileMissing, errors.codeUnknown, errors.stageWrong]
  return final.some((row) => failedWith(error, row)) ? '' : undefined
}
