import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../../language/format-number.js'
import { useTexts } from '../../../language/use-texts.js'
import { numberTexts } from './number-texts.js'
import type { CustomerNumbers, Porting } from './customer-numbers.js'
import { useOperatorNames } from '../../../calls/use-operator-names.js'

interface NextStepsProps {
  customer: string
  numbers: CustomerNumbers
}

/** What the customer's numbers wait for now, and where the story goes on. */
export function NextSteps({ customer, numbers: { portingOf } }: NextStepsProps) {
  const texts = useTexts(numberTexts)
  const names = useOperatorNames()
  const at = (stage: Porting['status']['stage']) =>
    [...portingOf.values()].filter(({ status }) => status.stage === stage)
  const [missing, awaiting] = [at('IN_CREATED'), at('IN_AWAITING_POA_FROM_CUSTOMER')]
  const donors = [...new Set(missing.map(({ operator }) => names.get(operator) ?? operator))].join(', ')
  return (
    <>
      {missing.length > 0 && (
        <Step
          title={texts.missing(missing.length, formatCount(missing.length))}
          text={texts.missingAbout(donors)}
          button={
            <Button
              renderRoot={(props) => (
                <Link to="/poa/$customerId" params={{ customerId: customer }} {...props} />
              )}
            >
              {texts.makePoas}
            </Button>
          }
        />
      )}
      {awaiting.length > 0 && (
        <Step
          title={texts.awaiting(awaiting.length, formatCount(awaiting.length))}
          text={texts.awaitingAbout}
          button={
            <Button variant="default" renderRoot={(props) => <Link to="/copies" {...props} />}>
              {texts.toCopies}
            </Button>
          }
        />
      )}
    </>
  )
}

function Step({ title, text, button }: { title: string; text: string; button: ReactNode }) {
  return (
    <Alert color="blue" mb="md" role="status">
      <Group justify="space-between">
        <Stack gap={0} flex="1 1 16rem">
          <Text c="black" fw={600}>
            {title}
          </Text>
          <Text c="black">{text}</Text>
        </Stack>
        {button}
      </Group>
    </Alert>
  )
}
