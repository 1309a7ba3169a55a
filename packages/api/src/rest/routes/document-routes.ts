import { pageQuery, type RestRoute } from './route.js'

const porting = { portingId: '4567890abcdef12345678901' }
const received = { portingId: '4567890abcdef12345678902', documentId: '890abcdef123456789012345' }
const unmatched = { documentId: '890abcdef123456789012346' }
const inputNames = { portingId: '_id', documentId: 'document' }
/** A white square, which no code can be read off. */
const whiteSquare =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mP4DwUMlDEA98A/wa9cD80AAAAASUVORK5CYII='
/** Another file: no file is here twice. */
const otherSquare =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mP4DwUMlDEA98A/wa9cD80AAAAASUVORK5CYIIK'
const fileTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const

/** Before the rows of one porting and of its documents by id: with ids left out their paths read like those. */
export const documentRoutes: readonly RestRoute[] = [
  {
    operation: 'porting.byCode',
    methods: ['GET'],
    path: '/porting/qr/:code',
    summary: 'Tells which portings a printed porting code is for',
    hasEffects: false,
    examples: { 'By the code of a document': { path: { code: 'X4170254181' } } },
    procedure: (api) => api.porting.byCode,
  },
  {
    operation: 'porting.documentList',
    methods: ['GET'],
    path: '/porting/:portingId/document',
    inputNames,
    summary: 'Lists the signed copies that came back for a porting',
    hasEffects: false,
    query: pageQuery,
    examples: { 'What came back': { path: { portingId: received.portingId } } },
    procedure: (api) => api.porting.documentList,
  },
  {
    operation: 'porting.documentApprove',
    methods: ['POST'],
    path: '/porting/:portingId/document/:documentId/approve',
    inputNames,
    summary: 'Approves a signed copy',
    hasEffects: true,
    examples: { 'It is signed, and legible': { path: received } },
    procedure: (api) => api.porting.documentApprove,
  },
  {
    operation: 'porting.documentRefuse',
    methods: ['POST'],
    path: '/porting/:portingId/document/:documentId/refuse',
    inputNames,
    summary: 'Refuses a signed copy, and tells the customer why',
    hasEffects: true,
    examples: {
      'Nobody signed it': { path: received, body: { reason: 'NOT_SIGNED' } },
      'In words': {
        path: received,
        body: { reason: 'OTHER', message: 'Side 2 mangler. Send venligst alle sider i én fil.' },
      },
    },
    procedure: (api) => api.porting.documentRefuse,
  },
  {
    operation: 'portingFile.documentUpload',
    methods: ['POST'],
    path: '/porting/:portingId/document',
    alsoAt: '/porting/:portingId/document/:documentId',
    inputNames,
    summary: 'Takes in a signed power of attorney',
    hasEffects: true,
    takesFile: true,
    examples: { 'A scan': { path: porting, file: { name: 'scan.png', base64: whiteSquare } } },
    procedure: (api) => api.portingFile.documentUpload,
  },
  {
    operation: 'portingFile.documentFile',
    methods: ['GET'],
    path: '/porting/:portingId/document/:documentId',
    inputNames,
    summary: 'Shows a signed copy, or one page of it as a picture',
    hasEffects: false,
    query: { page: 'number', forcedownload: 'boolean' },
    fileTypes,
    examples: {
      'The file': { path: received },
      'Its first page': { path: received, query: { page: 1, forcedownload: false } },
    },
    procedure: (api) => api.portingFile.documentFile,
  },
  {
    operation: 'porting.documentDelete',
    methods: ['GET'],
    path: '/porting/:portingId/poa/delete/:documentId',
    inputNames,
    summary: 'Takes a signed copy away',
    hasEffects: true,
    examples: { 'By its id': { path: received } },
    procedure: (api) => api.porting.documentDelete,
  },
  {
    operation: 'document.unmatched',
    methods: ['GET'],
    path: '/document/unmatched',
    summary: 'Lists signed copies of which nobody knows the portings',
    hasEffects: false,
    query: pageQuery,
    examples: { 'All of them': {}, 'The oldest ten': { query: { offset: 0, limit: 10 } } },
    procedure: (api) => api.document.unmatched,
  },
  {
    operation: 'document.mails',
    methods: ['GET'],
    path: '/document/mails',
    summary: 'Lists e-mails that brought files, with what became of each file',
    hasEffects: false,
    query: { ...pageQuery, leftOut: 'boolean' },
    examples: {
      'All of them': {},
      'Those of which a file was left out': { query: { leftOut: true, limit: 10 } },
    },
    procedure: (api) => api.document.mails,
  },
  {
    operation: 'portingFile.documentReceive',
    methods: ['POST'],
    path: '/document',
    summary: 'Takes in a signed power of attorney by its porting code alone',
    hasEffects: true,
    takesFile: true,
    examples: { 'A scan': { file: { name: 'scan.png', base64: otherSquare } } },
    procedure: (api) => api.portingFile.documentReceive,
  },
  {
    operation: 'portingFile.documentUnmatchedFile',
    methods: ['GET'],
    path: '/document/:documentId',
    inputNames,
    summary: 'Shows staff any signed copy, or one page of it as a picture',
    hasEffects: false,
    query: { page: 'number', forcedownload: 'boolean' },
    fileTypes,
    examples: {
      'The file': { path: unmatched },
      'Its first page': { path: unmatched, query: { page: 1, forcedownload: false } },
    },
    procedure: (api) => api.portingFile.documentUnmatchedFile,
  },
  {
    operation: 'document.match',
    methods: ['POST'],
    path: '/document/:documentId/match',
    inputNames,
    summary: 'Says which portings a signed copy is for',
    hasEffects: true,
    examples: { 'One is enough': { path: unmatched, body: { portings: [porting.portingId] } } },
    procedure: (api) => api.document.match,
  },
  {
    operation: 'document.discard',
    methods: ['POST'],
    path: '/document/:documentId/discard',
    inputNames,
    summary: 'Throws a file away that is no signed copy',
    hasEffects: true,
    examples: { 'By its id': { path: unmatched } },
    procedure: (api) => api.document.discard,
  },
]
