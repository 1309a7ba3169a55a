import type { PortingStage } from './porting.js'

/** What the stages of a porting are called in Danish and English, wherever people read of them. */
export const stageNames: Readonly<Record<'da' | 'en', Readonly<Record<PortingStage, string>>>> = {
  da: {
    IN_CREATED: 'Oprettet',
    IN_AWAITING_POA_FROM_CUSTOMER: 'Venter på underskrift',
    IN_POA_RECEIVED_FROM_CUSTOMER: 'Fuldmagt modtaget',
    IN_POA_SENT: 'Fuldmagt sendt til operatøren',
    IN_ORDERED: 'Bestilt',
    IN_CONFIRMED: 'Bekræftet',
    IN_REJECTED: 'Afvist af operatøren',
    IN_DONOR_CONTACTED: 'Operatøren er kontaktet',
    IN_COMPLETED: 'Gennemført',
    IN_CANCELLED: 'Annulleret',
  },
  en: {
    IN_CREATED: 'Created',
    IN_AWAITING_POA_FROM_CUSTOMER: 'Waiting for a signature',
    IN_POA_RECEIVED_FROM_CUSTOMER: 'Power of attorney received',
    IN_POA_SENT: 'Power of attorney sent to the donor',
    IN_ORDERED: 'Ordered',
    IN_CONFIRMED: 'Confirmed',
    IN_REJECTED: 'Refused by the donor',
    IN_DONOR_CONTACTED: 'Donor contacted',
    IN_COMPLETED: 'Completed',
    IN_CANCELLED: 'Cancelled',
  },
}
