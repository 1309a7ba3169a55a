import { Alert, Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { formatCount } from '../../language/format-number.js'
import { useMay } from '../../session/use-session.js'
import type { PoaContent } from './poa-fields.js'
import { usePoaTexts } from './use-poa-texts.js'
import { type PlannedDocument, type Risk, wordRisk } from './word-risk.js'
import { wordSeries } from '../../language/word-numbers.js'

const PreviewDialog = lazy(() => import('./preview-dialog.js'))

interface PlannedDocumentsProps {
  documents: readonly PlannedDocument[]
  customerId: string
  /** What they shall say, as it is written now. */
  content: PoaContent
}

/** What would be made: a card for each donor, with its numbers, what may be refused, and a draft to look at. */
export function PlannedDocuments({ documents, customerId, content }: PlannedDocumentsProps) {
  const [previewed, setPreviewed] = useState<PlannedDocument>()
  return (
    <Stack gap="sm">
      {documents.map((document) => (
        <DocumentCard
          key={document.operator}
          document={document}
          customerId={customerId}
          onPreview={() => setPreviewed(document)}
        />
      ))}
      {previewed && (
        <Suspense>
          <PreviewDialog
            document={previewed}
            customerId={customerId}
            content={content}
            onClose={() => setPreviewed(undefined)}
          />
        </Suspense>
      )}
    </Stack>
  )
}

interface DocumentCardProps {
  document: PlannedDocument
  customerId: string
  onPreview: () => void
}

function DocumentCard({ document, customerId, onPreview }: DocumentCardProps) {
  const texts = usePoaTexts()
  const { operator, operatorName, portings, numbers, risks } = document
  const written = wordSeries(portings.flatMap((porting) => porting.numbers))
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.document(operatorName)}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <div>
          <Title order={3} size="h4">
            {operatorName}
          </Title>
          <Text c="gray.7">
            {operator} · {texts.numbers(numbers, formatCount(numbers))}
          </Text>
        </div>
        <Button variant="default" aria-label={texts.previewOf(operatorName)} onClick={onPreview}>
          {texts.preview}
        </Button>
      </Group>
      <AtFirst most={12} all={written}>
        {(shown) => <Text style={{ overflowWrap: 'anywhere' }}>{shown.join(', ')}</Text>}
      </AtFirst>
      {risks.length === 0 ? (
        <Text mt="xs" c="teal.9">
          <span aria-hidden>✓</span> {texts.noRisks}
        </Text>
      ) : (
        <Alert
          color="yellow"
          mt="sm"
          title={
            <>
              <span aria-hidden>⚠</span> {texts.risksFound(risks.length)}
            </>
          }
        >
          <AtFirst most={5} all={risks}>
            {(shown) => (
              <List c="black">
                {shown.map((risk) => (
                  <List.Item key={risk.risk + (risk.porting ?? '') + (risk.field ?? '')}>
                    {wordRisk(risk, document, texts)}{' '}
                    <MendingLink risk={risk} operator={operator} customerId={customerId} />
                  </List.Item>
                ))}
              </List>
            )}
          </AtFirst>
        </Alert>
      )}
    </Paper>
  )
}

interface AtFirstProps<Item> {
  most: number
  all: readonly Item[]
  children: (shown: readonly Item[]) => ReactNode
}

/** So many of them, and the others when they are asked for. */
function AtFirst<Item>({ most, all, children }: AtFirstProps<Item>) {
  const texts = usePoaTexts()
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && all.length > most
  return (
    <>
      {children(isCut ? all.slice(0, most) : all)}
      {isCut && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {texts.showAll(formatCount(all.length))}
        </Button>
      )}
    </>
  )
}

interface MendingLinkProps {
  risk: Risk
  operator: string
  customerId: string
}

/** Leads to where the risk is put right, who may do so. */
function MendingLink({ risk: { risk, porting }, operator, customerId }: MendingLinkProps) {
  const texts = usePoaTexts()
  const may = useMay()
  const isOperators = risk === 'DONOR_ADDRESS_MISSING'
  if (isOperators && !may('ADMIN')) return texts.mendByAdmin
  // Beneath, where the owner is written.
  if (risk === 'OWNER_ADDRESS_OF_CUSTOMER') return null
  const place = () => {
    if (porting !== undefined) return { to: `/portings/${porting}`, text: texts.mendPorting }
    if (isOperators) return { to: `/operators/${operator}`, text: texts.mendOperator }
    return { to: `/customers/${customerId}?tab=facts`, text: texts.mendCustomer }
  }
  const { to, text } = place()
  return (
    <Anchor component={Link} to={to} underline="always" c="blue.9">
      {text}
    </Anchor>
  )
}
