export default {
  input: 'openapi.json',
  output: { path: 'clients/generated/hey-api', importFileExtension: '.js' },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
  logs: { level: 'silent', file: false },
}
