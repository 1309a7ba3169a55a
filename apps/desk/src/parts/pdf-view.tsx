import { lazy, Suspense } from 'react'
import { Loading } from './loading.js'

interface PdfViewProps {
  /** The PDF itself. Another array is another PDF: keep it between renderings. */
  data: Uint8Array
  /** What it is, to a screen reader. */
  label: string
}

const PdfPages = lazy(() => import('./pdf-pages.js'))

/** A PDF as pages in the width of its place, to zoom and turn. What draws it is loaded with the first one. */
export function PdfView(props: PdfViewProps) {
  return (
    <Suspense fallback={<Loading />}>
      <PdfPages {...props} />
    </Suspense>
  )
}
