/** To find a document by its file. */
export const addPoaDocumentHashKey = `
alter table poa_document add key poa_document_sha256 (sha256)`
