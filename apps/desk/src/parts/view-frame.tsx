import { Button, Group } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import classes from './view.module.css'

/** How something is looked at. */
export interface View {
  /** Of a page, in CSS pixels; 0 until the place is there. */
  width: number
  /** Degrees, clockwise. */
  rotation: number
}

interface ViewFrameProps {
  label: string
  /** Further buttons beside those that zoom and turn. */
  tools?: ReactNode
  children: (view: View) => ReactNode
}

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4]
const fits = steps.indexOf(1)

/** A place to look at pages in: as wide as it is, to zoom, turn and scroll. */
export function ViewFrame({ label, tools, children }: ViewFrameProps) {
  const texts = useTexts(words)
  const { ref, width } = useElementSize()
  const [step, setStep] = useState(fits)
  const [rotation, setRotation] = useState(0)
  const zoom = steps[step] ?? 1
  return (
    <div className={classes.frame}>
      <Group gap="xs" mb="xs" role="toolbar" aria-label={texts.tools} className="not-printed">
        <Button
          variant="default"
          size="compact-md"
          aria-label={texts.smaller}
          title={texts.smaller}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        >
          −
        </Button>
        <Button variant="default" size="compact-md" title={texts.fit} onClick={() => setStep(fits)}>
          {`${Math.round(zoom * 100)} %`}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          aria-label={texts.larger}
          title={texts.larger}
          disabled={step === steps.length - 1}
          onClick={() => setStep(step + 1)}
        >
          +
        </Button>
        <Button variant="default" size="compact-md" onClick={() => setRotation((rotation + 90) % 360)}>
          {texts.turn}
        </Button>
        {tools}
      </Group>
      {/* What scrolls must be reached by keys. */}
      <section className={classes.place} tabIndex={0} aria-label={label}>
        <div ref={ref} className={classes.measure} />
        {children({ width: Math.floor(width * zoom), rotation })}
      </section>
    </div>
  )
}

const words = inBothLanguages(
  { tools: 'Visning', smaller: 'Zoom ud', larger: 'Zoom ind', fit: 'Tilpas til bredden', turn: 'Drej ↻' },
  { tools: 'View', smaller: 'Zoom out', larger: 'Zoom in', fit: 'Fit to width', turn: 'Turn ↻' },
)
