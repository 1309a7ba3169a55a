import { VisuallyHidden } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import type { View } from './view-frame.js'
import classes from './view.module.css'

interface PdfPageProps extends View {
  document: PDFDocumentProxy
  /** From 1. */
  number: number
  label: string
}

/** Within a screen of what is looked at, in the window as in the place that scrolls. */
const nearby = { rootMargin: '100%', scrollMargin: '100%' }
/** Of an A4 page: what a page has until it is read. */
const usualHeight = Math.SQRT2
/** Drawn finer than a coarse screen is: small letters would stand unevenly. */
const leastRatio = 2
/** What browsers give a canvas at most, on any machine: 16 million pixels. */
const mostPixels = 16_777_216

/** One page, drawn as sharp as the screen is, and drawn anew for another width. */
export function PdfPage({ document, number, label, width, rotation }: PdfPageProps) {
  const { ref, entry } = useIntersection(nearby)
  const isNear = entry?.isIntersecting === true
  const page = usePage(document, number, isNear)
  const text = useTextOf(page)
  const canvas = useRef<HTMLCanvasElement>(null)
  const viewport = page?.getViewport({ scale: 1, rotation: page.rotate + rotation })
  const height = width * (viewport ? viewport.height / viewport.width : usualHeight)
  useEffect(() => {
    if (!page || !canvas.current || width === 0) return undefined
    if (!isNear) {
      // Hundreds of pages would be more memory than a tab has.
      canvas.current.width = 0
      return undefined
    }
    const task = draw(page, canvas.current, { width, rotation })
    return () => task.cancel()
  }, [page, width, rotation, isNear])
  return (
    <div ref={ref} className={classes.page} style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width, height }} />
      <VisuallyHidden>{text}</VisuallyHidden>
    </div>
  )
}

function usePage(document: PDFDocumentProxy, number: number, isNear: boolean): PDFPageProxy | undefined {
  const [page, setPage] = useState<PDFPageProxy>()
  useEffect(() => {
    if (!isNear) return
    // One that was closed meanwhile has no pages any more.
    document.getPage(number).then(setPage, () => undefined)
  }, [document, number, isNear])
  return page
}

/** What is written on it, for those who hear it; a scan has none. */
function useTextOf(page: PDFPageProxy | undefined): string {
  const [text, setText] = useState('')
  useEffect(() => {
    page?.getTextContent().then(
      ({ items }) =>
        setText(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('')),
      () => undefined,
    )
  }, [page])
  return text
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, { width, rotation }: View) {
  const turned = page.rotate + rotation
  const size = page.getViewport({ scale: 1, rotation: turned })
  const wanted = (width / size.width) * Math.max(devicePixelRatio, leastRatio)
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (size.width * size.height)))
  const viewport = page.getViewport({ scale, rotation: turned })
  // Drawn beside and put there whole: two drawings on one canvas would be refused.
  const beside = document.createElement('canvas')
  beside.width = Math.floor(viewport.width)
  beside.height = Math.floor(viewport.height)
  const task = page.render({ canvas: beside, viewport })
  const show = async () => {
    await task.promise
    canvas.width = beside.width
    canvas.height = beside.height
    canvas.getContext('2d')?.drawImage(beside, 0, 0)
    canvas.dataset.drawn = 'yes'
  }
  // Left or turned before it was done.
  show().catch(() => undefined)
  return task
}
