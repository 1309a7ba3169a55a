import { type PoaFacts, createPoaRenderer } from '@telecomx/poa-document'

type Changes = Partial<PoaFacts> & { numbers?: number }

/** Our own documents, as the product makes them: the bytes of a PDF for each change. */
export async function renderSamples(changes: readonly Changes[]): Promise<Uint8Array[]> {
  const renderer = await createPoaRenderer({ threads: 1 })
  try {
    const rendered = await renderer.render(changes.map(sampleFacts), 'samples')
    return rendered.map(({ bytes }) => bytes)
  } finally {
    await renderer.close()
  }
}

/** A document of so many mobile numbers, no two in a row. */
export function sampleFacts({ numbers = 1, ...changes }: Changes = {}): PoaFacts {
  return {
    reference: '64f0c2a91be37d5508aa41c7',
    portingCode: 'X1234567890',
    issuedAt: '2026-11-27T08:00:00Z',
    mitId: false,
    issuer: {
      name: 'Telecom X',
      cpsCode: '01060',
      address: 'Frugtmarkedet 17, 2500 Valby',
      phone: '+45 70 30 50 00',
      email: 'porting@telecomx.example',
    },
    donor: { name: 'Nordkabel A/S', cpsCode: '01010' },
    owner: {
      name: 'Brødrene Ærø ApS',
      address: 'Havnegade 1',
      zip: '5970',
      city: 'Ærøskøbing',
      country: 'DK',
      vatNumber: 'DK12345678',
    },
    portings: Array.from({ length: numbers }, (_, index) => ({
      numbers: [`+45${20_000_000 + 3 * index}`],
      numberType: 'MVNO',
      donorSimNumber: `8945${String(10 ** 15 + 104_729 * index).slice(1)}`,
      donorCustomerId: `K${18_000 + index}`,
    })),
    ...changes,
  }
}
