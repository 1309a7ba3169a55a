import { createImportGate } from './import/for-import.js'
import type { Dependencies } from './procedure/dependencies.js'
import { createCustomerQueue } from './shares/customer-queue.js'
import { createUploadGate, downloads, resellersImports, strangersUploads } from './shares/upload-gate.js'

/** Where callers wait for one another, with the usual settings; each process has its own. */
export function createGates() {
  return {
    strangerUploads: createUploadGate(strangersUploads),
    customerQueue: createCustomerQueue(),
    importGate: createImportGate(),
    resellerImports: createUploadGate(resellersImports),
    uploadGate: createUploadGate(),
    downloadGate: createUploadGate(downloads),
  } satisfies Partial<Dependencies>
}
