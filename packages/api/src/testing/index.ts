export { addFamily, type Family } from './family.js'
export * from './fixtures.js'
export { startTestServer, type TestServer } from './start-test-server.js'
export { type Answer, type Call, routeOf, type Wire, wires } from './wires.js'
