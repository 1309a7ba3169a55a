import type { CustomerWithContact, Language, OwnAddress } from '@telecomx/database'
import { type DeliveryMethod, deliveryMethods, type DeliveryVia } from '@telecomx/validation'
import { faultReasons } from './fault-reasons.js'

/** What the product knows of a way of delivery; how it is sent is known to `@telecomx/delivery`. */
interface DeliveryWay {
  /** What `DEFAULT` stands for; undefined when neither contact nor customer has one. */
  ownAddress: (customer: CustomerWithContact) => OwnAddress | undefined
  /** Whether what may have gone out is sent again by itself. Otherwise a person is asked. */
  isRepeatable: boolean
  /** By the courier's fault; none where only the answer itself can tell. */
  reasons: Readonly<Partial<Record<string, Record<Language, string>>>>
  words: Record<Language, DeliveryWords>
}

interface DeliveryWords {
  overdueAdvice: string
  /** It may have gone out, or not. */
  unclear: string
  sent: (at: string, via: DeliveryVia | undefined) => string
}

export const deliveryWays: Readonly<Record<DeliveryMethod, DeliveryWay>> = {
  EMAIL: {
    ownAddress: ({ email }) => email,
    // Its Message-ID tells a repeat.
    isRepeatable: true,
    reasons: faultReasons,
    words: {
      da: {
        overdueAdvice: 'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
        unclear:
          'Det er uvist, om mailserveren tog imod den. Den sendes igen, så modtageren kan få den to gange.',
        sent: (at, via) =>
          via === 'file'
            ? 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en mailserver.'
            : `Afleveret til mailserveren ${at}.`,
      },
      en: {
        overdueAdvice: 'Sending is behind or not running, or no mail server is set up.',
        unclear:
          'It is not known whether the mail server took it. It will be sent again, so the recipient may get it twice.',
        sent: (at, via) =>
          via === 'file'
            ? 'Not sent: kept as a file in the outbox, because no mail server is set up.'
            : `Handed to the mail server ${at}.`,
      },
    },
  },
  FAX: {
    ownAddress: ({ fax }) => fax,
    isRepeatable: false,
    reasons: {
      ...faultReasons,
      // To a gateway the address is a fax number's, and there is no mailbox.
      NO_SUCH_ADDRESS: {
        da: 'Faxgatewayen kan ikke nå nummeret.',
        en: 'The fax gateway cannot reach the number.',
      },
      MAILBOX_FULL: undefined,
    },
    words: {
      da: {
        overdueAdvice:
          'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat nogen måde at faxe på.',
        unclear: 'Det er uvist, om faxen nåede frem.',
        sent: (at, via) => {
          if (via === 'file')
            return 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat nogen måde at faxe på.'
          if (via === 'hylafax') return `Faxet ${at}.`
          return `Afleveret til faxgatewayen ${at}. Gatewayen melder til afsenderadressen, om faxen nåede frem.`
        },
      },
      en: {
        overdueAdvice: 'Sending is behind or not running, or no way to fax is set up.',
        unclear: 'It is not known whether the fax arrived.',
        sent: (at, via) => {
          if (via === 'file')
            return 'Not sent: kept as a file in the outbox, because no way to fax is set up.'
          if (via === 'hylafax') return `Faxed ${at}.`
          return `Handed to the fax gateway ${at}. The gateway reports to the sender address whether the fax arrived.`
        },
      },
    },
  },
}

/** The methods whose deliveries may go out twice. */
export const repeatableMethods = deliveryMethods.filter((method) => deliveryWays[method].isRepeatable)
