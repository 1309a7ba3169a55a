import type { TrailEvent, TrailFacts } from '../src/trail-facts.js'

/** A trail from making to completing, with what is given in place of its own. */
export function trailFacts(facts: Partial<TrailFacts> = {}): TrailFacts {
  return {
    reference: '64f0c2a91be37d5508aa41c7',
    portingCode: 'X1234567890',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    pages: 1,
    numberCount: 11,
    ownerName: 'Brødrene Ærø ApS',
    recipient: { name: 'Telecom X', cpsCode: '01234' },
    donor: { name: 'Nordkabel A/S', cpsCode: '01010' },
    printedAt: '2026-12-15T08:00:00Z',
    events: [
      trailEvent(
        '2026-11-27T08:00:03Z',
        'lavede fuldmagten X1234567890',
        'made the power of attorney X1234567890',
      ),
      trailEvent(
        '2026-11-27T08:00:03Z',
        'fik fuldmagten sendt til kontor@aeroe.example',
        'had the power of attorney sent to kontor@aeroe.example',
      ),
      {
        at: '2026-11-27T08:00:04Z',
        what: {
          da: 'Til kontor@aeroe.example: Sendt fredag den 27. november 2026 kl. 09.00 til mailserveren.',
          en: 'To kontor@aeroe.example: Sent to the mail server on Friday 27 November 2026 at 09:00.',
        },
      },
      trailEvent(
        '2026-12-01T10:12:00Z',
        'registrerede den underskrevne fuldmagt for 2 porteringer',
        'registered the signed power of attorney for 2 portings',
      ),
      trailEvent(
        '2026-12-02T07:30:10Z',
        'godkendte den underskrevne fuldmagt',
        'approved the signed power of attorney',
      ),
      trailEvent(
        '2026-12-02T07:31:00Z',
        'sendte fuldmagten for 2 porteringer til donor',
        'sent the power of attorney for 2 portings to the donor',
      ),
      trailEvent(
        '2026-12-02T09:31:00Z',
        'bestilte 2 porteringer hos donor',
        'ordered 2 portings from the donor',
      ),
      trailEvent('2026-12-14T00:01:00Z', 'afsluttede 2 porteringer', 'completed 2 portings'),
    ],
    laterEvents: 0,
    signedCopies: [
      {
        filename: 'scan 1.pdf',
        receivedAt: '2026-12-01T10:12:00Z',
        state: { da: 'godkendt', en: 'approved' },
        sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      },
    ],
    ...facts,
  }
}

export function trailEvent(at: string, da: string, en: string): TrailEvent {
  const what = { da: `Åse Smørup ${da}.`, en: `Åse Smørup ${en}.` }
  return { at, what, by: 'Åse Smørup (OWNER)', requestId: '8b1f0c5ad2e94f7361ba90c2' }
}
