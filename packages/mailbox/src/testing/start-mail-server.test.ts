import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { userId } from '@telecomx/process'
import { expect, test } from 'vitest'
import { connectMailbox } from '../connect-mailbox.js'
import { parseMailboxUrl } from '../mailbox-url.js'
import { composeMail } from './compose-mail.js'
import { startMailServer } from './start-mail-server.js'
void execFileSync
void spawn
void once
void existsSync
void readdirSync
void readFileSync
void connect
void dirname
void fileURLToPath
void userId
void expect
void test
void connectMailbox
void parseMailboxUrl
void composeMail
void startMailServer
