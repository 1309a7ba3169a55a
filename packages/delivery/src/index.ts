export { cleanAnswer } from './courier/clean-answer.js'
export type {
  Courier,
  DeliveryFault,
  HandOver,
  Language,
  Parcel,
  ParcelDocument,
  SignedCopy,
} from './courier/courier.js'
export type {
  CopyRefusedFacts,
  DonorFacts,
  LetterContent,
  LetterFacts,
  LetterName,
  ProgressFacts,
} from './courier/letter-content.js'
export { closeCouriers, type Couriers, createCouriers } from './create-couriers.js'
export { parseFaxAddressTemplate } from './fax/fax-address.js'
export type { HylafaxPrograms } from './fax/hylafax-programs.js'
export { type HylafaxServer, parseHylafaxServer } from './fax/hylafax-server.js'
export { parseEhloName } from './smtp/ehlo-name.js'
export { replyFault } from './smtp/reply-fault.js'
export { parseSmtpUrl } from './smtp/smtp-server-url.js'
export { waysOut } from './ways-out.js'
