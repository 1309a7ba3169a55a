export {
  createScanReader,
  type ScanOptions,
  type ScanReader,
  ScanReaderBusy,
  type ScanReaderSettings,
} from './create-scan-reader.js'
export { pictureSizeOf } from './picture-size.js'
export type {
  PageOutcome,
  PaperOutcome,
  ScanLimit,
  ScanOutcome,
  ScanReading,
  ScanRefusal,
} from './scan-outcome.js'
export { type ScanType, scanTypeOf } from './scan-type.js'
