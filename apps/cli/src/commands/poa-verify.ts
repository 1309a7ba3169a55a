import { createHash } from 'node:crypto'
import type { RouterOutputs } from '@telecomx/client'
import type { Command } from 'commander'
import { addCommand } from '../command/add-command.js'
import { findCredential } from '../credential/find-credential.js'
import { readInputFile } from '../input/read-input-file.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

/** Everybody may ask, so no token is needed; of the file only its SHA-256 leaves the machine. */
export function addPoaVerify(poa: Command, session: Session): void {
  const command = addCommand(poa, {
    name: 'verify',
    summary: 'Tell whether a file is a document of ours, by its SHA-256',
    examples: ['poa verify poa.pdf'],
    remarks: 'Nobody needs to be signed in for it, and the file itself is not sent.',
  })
  command.argument('<file>', 'The file; - for standard input')
  command.action(async (path: string) => {
    const { environment, output, stop } = session
    const sha256 = createHash('sha256')
      .update(await readInputFile(path, stop))
      .digest('hex')
    const answer = await session
      .clientAt(findCredential(environment).url, 'none')
      .poa.verify.query({ sha256 })
    if (command.opts().json) output.json(answer)
    else output.text(verdictOf(answer))
  })
}

type Verdict = RouterOutputs['poa']['verify']

function verdictOf({ result, copy, documents }: Verdict): string {
  const words = {
    ORIGINAL: 'It is a document of ours, to the byte.',
    SIGNED_COPY: `It is a signed copy that came back, to the byte: ${copy?.toLowerCase() ?? ''}.`,
    CHANGED: 'It carries the code of a document of ours, and is not that document.',
    UNKNOWN:
      'It is nothing of ours, to the byte. A scan or a changed file is told by POA file verify, on the page /verify.',
  }
  const lines = documents.map(
    ({ portingCode, status, signed, madeAt }) =>
      `${portingCode}: made ${timeText(madeAt)}, ${status.toLowerCase()}, signed copy: ${signed.toLowerCase()}`,
  )
  return [words[result], ...lines].join('\n')
}
