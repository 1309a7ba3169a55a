import { labels, type Wording } from './wording.js'

export const trailTitle = { da: 'Fuldmagtens forløb', en: 'Trail of the power of attorney' }

export const trailLabels = {
  reference: labels.reference,
  portingCode: labels.portingCode,
  owner: labels.ownerAbove,
  recipient: { da: 'Modtager', en: 'Receiving operator' },
  donor: { da: 'Afgivende operatør', en: 'Donor' },
  numbers: { da: 'Antal numre', en: 'Numbers' },
  pages: { da: 'Sider', en: 'Pages' },
  sha256: { da: 'SHA-256', en: '' },
  printed: { da: 'Udskrevet', en: 'Printed' },
  request: { da: 'kald', en: 'request' },
  signedCopy: { da: 'Underskrevet', en: 'Signed copy' },
  received: { da: 'Modtaget', en: 'Received' },
  state: { da: 'Status', en: 'State' },
} satisfies Record<string, Wording>

export function laterEvents(count: number): Wording {
  return {
    da: `Der er ${count} senere hændelser, som står i revisionsloggen.`,
    en: `There are ${count} later events, which stand in the audit log.`,
  }
}

export function pageCount(number: number, pages: number): string {
  return `Side ${number} af ${pages} / Page ${number} of ${pages}`
}
