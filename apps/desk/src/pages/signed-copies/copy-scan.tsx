import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../calls/client.js'
import { useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PdfView } from '../../parts/pdf-view.js'
import { useMay } from '../../session/use-session.js'
import { type Copy, firstPorting } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'
import { PictureView } from './picture-view.js'
import { saveFile } from '../../parts/save-file.js'

/** The file as it came in. It does not change: it is read once. */
export function CopyScan({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const isStaff = useMay()('ADMIN')
  const portingId = firstPorting(copy)
  // Of one that is no porting's, staff alone see the file.
  const maySee = isStaff || portingId !== ''
  const { data, error, refetch } = useQuery({
    queryKey: ['copy-file', copy._id],
    queryFn: ({ signal }) =>
      client.documentFile({ documentId: copy._id, ...(!isStaff && { portingId }) }, { signal }),
    enabled: maySee,
    staleTime: Number.POSITIVE_INFINITY,
    // Up to 10 MB each, and a review goes through many.
    gcTime: 30_000,
    refetchInterval: false,
  })
  return (
    <section aria-label={texts.review.scan}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {texts.review.scan}
        </Title>
        {data && (
          <Button variant="default" size="compact-md" onClick={() => saveFile(data)}>
            {texts.review.download}
          </Button>
        )}
      </Group>
      {!maySee && <Text>{texts.review.noFile}</Text>}
      {error && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {maySee && !data && !error && <Loading />}
      {data &&
        (copy.type === 'PDF' ? (
          <PdfView data={data.bytes} label={copy.filename} />
        ) : (
          <PictureView data={data.bytes} type={copy.type} label={copy.filename} />
        ))}
    </section>
  )
}
