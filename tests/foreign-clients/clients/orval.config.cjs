module.exports = {
  api: {
    input: { target: '../openapi.json' },
    output: {
      target: 'generated/orval.ts',
      client: 'fetch',
      baseUrl: { getBaseUrlFromSpecification: true },
      override: { mutator: { path: 'orval-fetch.ts', name: 'orvalFetch', extension: '.js' } },
    },
  },
}
