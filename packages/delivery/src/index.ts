export type {
  Courier,
  DeliveryMethod,
  HandOver,
  Language,
  Parcel,
  ParcelDocument,
} from './courier.js'
export { type Couriers, createCouriers, type DeliverySettings } from './create-couriers.js'
export { type FaxAddress, parseFaxAddressTemplate } from './fax-address.js'
export type { SmtpTimeouts } from './smtp-courier.js'
