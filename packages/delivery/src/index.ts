export type {
  Courier,
  DeliveryMethod,
  HandOver,
  Language,
  Parcel,
  ParcelDocument,
} from './courier.js'
export { type Couriers, createCouriers } from './create-couriers.js'
export { parseFaxAddressTemplate } from './fax-address.js'
export { parseSmtpUrl } from './smtp-server-url.js'
