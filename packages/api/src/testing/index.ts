export * from './fixtures.js'
export { startTestKit, type TestKit } from './start-test-kit.js'
export { startTestServer, type TestServer } from './start-test-server.js'
export { type Answer, type Call, routeOf, type Wire, wires } from './wires.js'
