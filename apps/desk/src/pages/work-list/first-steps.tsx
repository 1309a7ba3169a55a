import { Anchor, List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { inBothLanguages } from '../../language/in-both-languages.js'
import { useTexts } from '../../language/use-texts.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Loading } from '../../parts/loading.js'
import { useMay } from '../../session/use-session.js'
import { workTexts } from './work-texts.js'

/** What stands in place of an empty work list: where to begin, as long as the user has no porting at all. */
export function FirstSteps() {
  const texts = useTexts(workTexts)
  const { data, isPending } = useQuery(trpc.porting.list.queryOptions({ limit: 1 }))
  if (isPending) return <Loading />
  if (data?.total === 0) return <Steps />
  return (
    <EmptyState title={texts.none}>
      <Text>{texts.noneAbout}</Text>
    </EmptyState>
  )
}

function Steps() {
  const texts = useTexts(words)
  const may = useMay()
  const numbers = may('RESELLER') ? 'customers' : 'ownNumbers'
  const registry = may('ADMIN') ? (['operators', 'import'] as const) : []
  return (
    <EmptyState title={texts.title}>
      <Text mb="sm">{texts.about}</Text>
      <List type="ordered" ta="left" w="fit-content" mx="auto">
        {([...registry, numbers, 'poa', 'copies'] as const).map((step) => (
          <List.Item key={step}>
            <Anchor component={Link} to={placeOf[step]} underline="always">
              {texts.steps[step]}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </EmptyState>
  )
}

const placeOf = {
  operators: '/operators',
  import: '/import?kind=ranges',
  customers: '/customers',
  ownNumbers: '/customers',
  poa: '/poa',
  copies: '/copies',
} as const

const words = inBothLanguages(
  {
    title: 'Sådan kommer du i gang',
    about: 'Der er ingen porteringer endnu. Opgaver dukker op her af sig selv, når der er nogen.',
    steps: {
      operators: 'Opret operatørerne, som numre flyttes fra',
      import: 'Importér nummerserierne, som viser, hvilken operatør der har hvilke numre',
      customers: 'Opret en kunde, og sæt de numre på, som skal flyttes hertil',
      ownNumbers: 'Sæt de numre på, som I vil flytte hertil',
      poa: 'Lav fuldmagterne, som ejeren af numrene skal skrive under på',
      copies: 'Læg de underskrevne kopier ind, når de kommer tilbage',
    },
  },
  {
    title: 'Where to begin',
    about: 'There are no portings yet. Tasks appear here by themselves when there are.',
    steps: {
      operators: 'Create the operators that numbers move from',
      import: 'Import the number ranges, which say which operator has which numbers',
      customers: 'Create a customer, and put on the numbers that shall move here',
      ownNumbers: 'Put on the numbers that you want to move here',
      poa: 'Make the powers of attorney that the owner of the numbers has to sign',
      copies: 'Hand in the signed copies when they come back',
    },
  },
)
