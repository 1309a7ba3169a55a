import { useEffect, useState } from 'react'
import { type View, ViewFrame } from '../../parts/view-frame.js'
import classes from './signed-copies.module.css'

interface PictureViewProps {
  data: Uint8Array<ArrayBuffer>
  type: 'PNG' | 'JPG'
  label: string
}

/** A photo or a scan, in the width of its place. */
export function PictureView({ data, type, label }: PictureViewProps) {
  const source = useSource(data, type)
  const [size, setSize] = useState({ width: 1, height: Math.SQRT2 })
  if (source === undefined) return null
  return (
    <ViewFrame label={label}>
      {(view) => {
        const { place, picture, rotation } = laidOut(size, view)
        return (
          <div className={classes.picture} style={place}>
            <img
              src={source}
              alt={label}
              style={{ ...picture, transform: `translate(-50%, -50%) rotate(${rotation}deg)` }}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                setSize({ width, height })
              }
            />
          </div>
        )
      }}
    </ViewFrame>
  )
}

function useSource(data: Uint8Array<ArrayBuffer>, type: PictureViewProps['type']): string | undefined {
  const [source, setSource] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([data], { type: type === 'PNG' ? 'image/png' : 'image/jpeg' }))
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [data, type])
  return source
}

interface Size {
  width: number
  height: number
}

/** The picture fills the width as it stands after turning. */
function laidOut({ width, height }: Size, { width: room, rotation }: View) {
  const isOnItsSide = rotation % 180 !== 0
  const scale = room / (isOnItsSide ? height : width)
  const picture = { width: width * scale, height: height * scale }
  const place = isOnItsSide ? { width: room, height: picture.width } : { width: room, height: picture.height }
  return { place, picture, rotation }
}
