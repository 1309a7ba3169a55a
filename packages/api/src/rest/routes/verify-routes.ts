import type { RestRoute } from './route.js'

export const verifyRoutes: readonly RestRoute[] = [
  {
    operation: 'poa.verify',
    methods: ['GET'],
    path: '/poa/verify',
    summary: 'Tells everybody whether a file is a power of attorney of ours, by its SHA-256',
    hasEffects: false,
    isPublic: true,
    query: { sha256: 'text' },
    examples: {
      'A file of somebody else': {
        query: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
      },
    },
    procedure: (api) => api.poa.verify,
  },
  {
    operation: 'poaFile.verify',
    methods: ['POST'],
    path: '/poa/verify',
    summary: 'Tells everybody whether a file is a power of attorney of ours, unchanged or not',
    hasEffects: false,
    isPublic: true,
    takesFile: true,
    examples: {
      'A file of somebody else': { file: { name: 'poa.pdf', base64: btoa('%PDF-1.7\n%%EOF\n') } },
    },
    procedure: (api) => api.poaFile.verify,
  },
]
