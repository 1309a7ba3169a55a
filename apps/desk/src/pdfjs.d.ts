declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist'
}

/** Where what decodes fax and JPEG 2000 images lies (`vite.config.ts`): a folder, with its slash. */
declare const PDFJS_WASM: string
