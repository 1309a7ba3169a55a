export { cleanAnswer } from './clean-answer.js'
export type {
  Courier,
  DeliveryMethod,
  HandOver,
  Language,
  Parcel,
  ParcelDocument,
} from './courier.js'
export { closeCouriers, type Couriers, createCouriers } from './create-couriers.js'
export { parseFaxAddressTemplate } from './fax-address.js'
export type { HylafaxPrograms } from './hylafax-programs.js'
export { type HylafaxServer, parseHylafaxServer } from './hylafax-server.js'
export { parseSmtpUrl } from './smtp-server-url.js'
