import type { PoaFacts } from '@telecomx/poa-document'

/** A document of so many numbers, each with a SIM card and so in a row of its own. */
export function factsOf(rows: number): PoaFacts {
  return {
    reference: '0123456789abcdef01234567',
    portingCode: 'X0123456789',
    issuedAt: '2026-11-27T09:00:00.000Z',
    mitId: false,
    issuer: {
      name: 'Telecom X',
      cpsCode: '01060',
      phone: '+45 70 30 50 00',
      email: 'porting@telecomx.example',
    },
    donor: { name: 'Nordkabel A/S', cpsCode: '01010' },
    owner: {
      name: 'Smørrebrød & Søn A/S',
      address: 'Flæsketorvet 41',
      zip: '1711',
      city: 'København V',
      country: 'DK',
      vatNumber: '25313763',
    },
    portings: Array.from({ length: rows }, (_, index) => ({
      numbers: [`+45${40_000_000 + index}`],
      numberType: 'MVNO' as const,
      donorSimNumber: `8945121${String(40_000_000 + index).padStart(12, '0')}F`,
      donorCustomerId: `K-${String(index).padStart(6, '0')}`,
    })),
  }
}
