import type { Operation } from '../../rest/routes.js'
import { customerExamples } from './customer-examples.js'
import { deliveryExamples } from './delivery-examples.js'
import type { Examples } from './example.js'
import { numberExamples } from './number-examples.js'
import { operatorExamples } from './operator-examples.js'
import { portingExamples } from './porting-examples.js'
import { voiceAccountExamples } from './voice-account-examples.js'

/** At least one of each operation: a test sends each and reads the answer against the document. */
export const examples: Readonly<Record<Operation, Examples>> = {
  ...customerExamples,
  ...deliveryExamples,
  ...numberExamples,
  ...operatorExamples,
  ...portingExamples,
  ...voiceAccountExamples,
}
