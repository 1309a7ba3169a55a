import { stageNames } from '@telecomx/client/schemas'
import { useTexts } from '../../language/use-texts.js'
import classes from './porting.module.css'
import { portingTexts } from './porting-texts.js'
import type { Stage } from './word-porting.js'

/** The way of most portings. */
const way: readonly Stage[] = [
  'IN_CREATED',
  'IN_AWAITING_POA_FROM_CUSTOMER',
  'IN_POA_RECEIVED_FROM_CUSTOMER',
  'IN_POA_SENT',
  'IN_ORDERED',
  'IN_CONFIRMED',
  'IN_COMPLETED',
]

/** The steps that are shown: those that are beside the way stand behind the one that they came from. */
function stepsOf(stage: Stage): readonly Stage[] {
  if (stage === 'IN_CANCELLED') return ['IN_CREATED', stage]
  const behind =
    stage === 'IN_REJECTED' ? 'IN_ORDERED' : stage === 'IN_DONOR_CONTACTED' ? 'IN_POA_SENT' : undefined
  return behind ? way.flatMap((step) => (step === behind ? [step, stage] : [step])) : way
}

/** Where a porting stands on its way, as a line of steps. */
export function StageLine({ stage }: { stage: Stage }) {
  const texts = useTexts(portingTexts)
  const stages = useTexts(stageNames)
  const steps = stepsOf(stage)
  const at = steps.indexOf(stage)
  return (
    <ol className={classes.line} aria-label={texts.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-state={index < at ? 'passed' : index === at ? 'here' : 'ahead'}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at && (
            <span role="img" aria-label={texts.passed}>
              ✓{' '}
            </span>
          )}
          {index === at && <span aria-hidden>● </span>}
          {stages[step]}
        </li>
      ))}
    </ol>
  )
}
