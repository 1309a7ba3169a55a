import type { PoaFacts, PoaPorting } from '../src/facts.js'

/** A complete document; what a test is about goes into `changes`. */
export function poaFacts(changes: Partial<PoaFacts> = {}): PoaFacts {
  return {
    reference: '64f0c2a91be37d5508aa41c7',
    portingCode: 'X1234567890',
    issuedAt: '2026-11-22T04:42:09Z',
    mitId: false,
    issuer: {
      name: 'Telecomx ApS',
      cpsCode: '01642',
      address: 'Sankt Annæ Plads 13, 1250 København K',
      phone: '+45 70 30 50 50',
      email: 'portering@example.dk',
    },
    donor: { name: 'Fjernnet A/S', cpsCode: '01003' },
    owner: {
      name: 'Ærø Skibsværft og Ålehandel A/S',
      address: 'Strandvejen 118, 2. sal',
      zip: '5970',
      city: 'Ærøskøbing',
      country: 'Danmark',
      vatNumber: '12345674',
    },
    portings: mobilePortings(1),
    ...changes,
  }
}

/** Portings of one number each, no two numbers in a row. */
export function mobilePortings(count: number): PoaPorting[] {
  return Array.from({ length: count }, (_, index) => mobilePorting({}, index))
}

export function mobilePorting(changes: Partial<PoaPorting> = {}, index = 0): PoaPorting {
  return {
    numbers: [`+45${20_000_000 + 3 * index}`],
    numberType: 'MVNO',
    donorSimNumber: `8945${String(10 ** 15 + 104_729 * index).slice(1)}`,
    donorCustomerId: `K${18_000 + index}`,
    ...changes,
  }
}

/** Portings of one landline number that no two of are in a row, without any facts of their own. */
export function singleNumbers(count: number, changes: Partial<PoaPorting> = {}): PoaPorting[] {
  return Array.from({ length: count }, (_, index) => ({
    numbers: [`+45${70_300_000 + 7 * index}`],
    numberType: 'SIP',
    ...changes,
  }))
}
