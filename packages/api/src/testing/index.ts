export * from './fixtures.js'
export { startTestServer, type TestServer } from './start-test-server.js'
export { type Answer, type Call, type Wire, wires } from './wires.js'
