'use strict'
// Run before everything that is built or started, by whatever Node there is: so in words that an old one knows.
const wanted = require('../../package.json').engines.node.replace('>=', '').split('.').map(Number)
const found = process.versions.node.split('.').map(Number)

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'Node ' +
      wanted.join('.') +
      ' or newer is needed, and this is ' +
      process.versions.node +
      ': see https://nodejs.org/en/download',
  )
  process.exit(1)
}
