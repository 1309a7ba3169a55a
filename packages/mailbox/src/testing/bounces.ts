import { composeMail } from './compose-mail.js'

export interface Bounced {
  /** `<…@…>` of the mail that did not arrive. */
  messageId: string
  recipient: string
}

/** What mail servers send when a mail could not be delivered, each in its own form. */
export const bounces: Readonly<Record<string, (bounced: Bounced) => string>> = {
  Postfix: postfix,
  Exim: exim,
  'Exim before 4.81': oldExim,
  'Office 365': office365,
  Exchange: exchange,
  Gmail: gmail,
}

/** That a mail has not been delivered yet. */
export function delayed({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      'From: MAILER-DAEMON@mail.telecomx.example (Mail Delivery System)',
      'Subject: Delayed Mail (still being retried)',
    ],
    notification: plain('This is the mail system at host mail.telecomx.example.'),
    status: [
      'Reporting-MTA: dns; mail.telecomx.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Original-Recipient: rfc822;${recipient}`,
      'Action: delayed',
      'Status: 4.4.1',
      'Diagnostic-Code: X-Postfix; connect to mx.cykler.example[192.0.2.1]:25:',
      '    Connection timed out',
      'Will-Retry-Until: Wed, 2 Dec 2026 10:00:00 +0100 (CET)',
    ],
    returned: ['Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`],
  })
}

function postfix({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      'Received: by mail.telecomx.example (Postfix)',
      '\tid 4F2C11A0B7; Fri, 27 Nov 2026 10:00:00 +0100 (CET)',
      'From: MAILER-DAEMON@mail.telecomx.example (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'Message-Id: <20261127090000.4F2C11A0B7@mail.telecomx.example>',
    ],
    notification: plain(
      'This is the mail system at host mail.telecomx.example.',
      '',
      `<${recipient}>: host mx.cykler.example[192.0.2.1] said: 550 5.1.1`,
      `    <${recipient}>: Recipient address rejected: User unknown (in reply to`,
      '    RCPT TO command)',
    ),
    status: [
      'Reporting-MTA: dns; mail.telecomx.example',
      'X-Postfix-Queue-ID: 9B1C51A0A2',
      'X-Postfix-Sender: rfc822; np@telecomx.example',
      'Arrival-Date: Fri, 27 Nov 2026 09:59:58 +0100 (CET)',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Original-Recipient: rfc822;${recipient}`,
      'Action: failed',
      'Status: 5.1.1',
      'Remote-MTA: dns; mx.cykler.example',
      `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected:`,
      '    User unknown',
    ],
    returned: [
      'Content-Description: Undelivered Message',
      'Content-Type: message/rfc822',
      '',
      ours(messageId),
    ],
  })
}

function exim({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      `X-Failed-Recipients: ${recipient}`,
      'Auto-Submitted: auto-replied',
      'From: Mail Delivery System <Mailer-Daemon@mail.telecomx.example>',
      'Subject: Mail delivery failed: returning message to sender',
      'Message-Id: <E1tGabc-0001Xy-2Z@mail.telecomx.example>',
    ],
    notification: plain(...eximWords(recipient)),
    status: [
      'Reporting-MTA: dns; mail.telecomx.example',
      '',
      'Action: failed',
      `Final-Recipient: rfc822;${recipient}`,
      'Status: 5.0.0',
      'Remote-MTA: dns; mx.cykler.example',
      'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
    ],
    returned: ['Content-type: message/rfc822', '', ours(messageId)],
  })
}

function oldExim({ messageId, recipient }: Bounced): string {
  return [
    `X-Failed-Recipients: ${recipient}`,
    'From: Mail Delivery System <Mailer-Daemon@mail.telecomx.example>',
    'To: np@telecomx.example',
    'Subject: Mail delivery failed: returning message to sender',
    'Message-Id: <E1tGabc-0001Xy-2Z@mail.telecomx.example>',
    '',
    ...eximWords(recipient),
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    'Return-path: <np@telecomx.example>',
    ours(messageId),
  ].join('\r\n')
}

function eximWords(recipient: string): string[] {
  return [
    'This message was created automatically by mail delivery software.',
    '',
    'A message that you sent could not be delivered to one or more of its',
    'recipients. This is a permanent error. The following address(es) failed:',
    '',
    `  ${recipient}`,
    '    host mx.cykler.example [192.0.2.1]',
    `    SMTP error from remote mail server after RCPT TO:<${recipient}>:`,
    '    550 5.1.1 No such user here',
  ]
}

function office365({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      'From: Microsoft Outlook',
      '\t<MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@telecomx.example>',
      'Subject: Undeliverable: Fuldmagt til nummerflytning',
      'Message-ID: <5e1f2c@AM6PR04MB1234.eurprd04.prod.outlook.com>',
      `In-Reply-To: ${messageId}`,
      `References: ${messageId}`,
      'X-MS-Exchange-Message-Is-Ndr:',
      'Auto-Submitted: auto-replied',
    ],
    notification: [
      'Content-Type: multipart/alternative; differences=Content-Type; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset="us-ascii"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      `Your message to ${recipient} couldn't be delivered.=0A`,
      '--inner',
      'Content-Type: text/html; charset="us-ascii"',
      '',
      '<html></html>',
      '--inner--',
    ],
    status: [
      'Reporting-MTA: dns;AM6PR04MB1234.eurprd04.prod.outlook.com',
      'Received-From-MTA: dns;VI1PR04MB5678.eurprd04.prod.outlook.com',
      'Arrival-Date: Fri, 27 Nov 2026 09:00:01 +0000',
      '',
      `Final-Recipient: rfc822;${recipient}`,
      'Action: failed',
      'Status: 5.1.10',
      'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient',
      ' not found by SMTP address lookup',
      `X-Display-Name: ${recipient}`,
    ],
    returned: ['Content-Type: message/rfc822', '', ours(messageId)],
  })
}

/** On own premises it may return nothing. */
function exchange({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      'From: <postmaster@cykler.example>',
      'Subject: Undeliverable: Fuldmagt til nummerflytning',
      `In-Reply-To: ${messageId}`,
      'X-MS-Exchange-Organization-SCL: -1',
    ],
    notification: plain('Delivery has failed to these recipients or groups:'),
    status: [
      'Reporting-MTA: dns;EX01.cykler.example',
      '',
      `Original-recipient: rfc822;${recipient}`,
      `Final-recipient: rfc822;${recipient}`,
      'Action: failed',
      'Status: 5.2.2',
      'Diagnostic-code: smtp;554-5.2.2 mailbox full',
      'X-Display-Name: Kontor',
    ],
    returned: undefined,
  })
}

function gmail({ messageId, recipient }: Bounced): string {
  return report({
    fields: [
      'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      'Auto-Submitted: auto-replied',
      'Subject: Delivery Status Notification (Failure)',
      `References: ${messageId}`,
      `In-Reply-To: ${messageId}`,
      `X-Failed-Recipients: ${recipient}`,
      'Message-ID: <65671.a70@mx.google.com>',
    ],
    notification: [
      'Content-Type: multipart/related; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/plain; charset="UTF-8"',
      '',
      '** Address not found **',
      '--inner',
      'Content-Type: image/png; name="icon.png"',
      'Content-Disposition: attachment; filename="icon.png"',
      'Content-Transfer-Encoding: base64',
      'Content-ID: <icon.png>',
      '',
      'iVBORw0KGgo=',
      '--inner--',
    ],
    status: [
      'Reporting-MTA: dns; googlemail.com',
      'Received-From-MTA: dns; np@telecomx.example',
      'Arrival-Date: Fri, 27 Nov 2026 01:00:00 -0800 (PST)',
      `X-Original-Message-ID: ${messageId}`,
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      'Status: 5.1.1',
      'Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.26, the server for the domain.)',
      'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try',
      " 550-5.1.1 double-checking the recipient's email address for typos or",
      ' 550 5.1.1  unnecessary spaces.',
      'Last-Attempt-Date: Fri, 27 Nov 2026 01:00:01 -0800 (PST)',
    ],
    returned: ['Content-Type: message/rfc822', '', ours(messageId)],
  })
}

/** What had been sent, with the document that is not signed. */
function ours(messageId: string): string {
  return composeMail({
    from: 'Telecom X <np@telecomx.example>',
    subject: 'Fuldmagt til nummerflytning',
    messageId,
    attachments: [{ filename: 'fuldmagt.pdf', bytes: Buffer.from('%PDF-1.4 not signed') }],
  })
}

function plain(...lines: string[]): string[] {
  return ['Content-Type: text/plain; charset=us-ascii', '', ...lines]
}

/** RFC 3464. */
function report(parts: {
  fields: readonly string[]
  notification: readonly string[]
  status: readonly string[]
  returned: readonly string[] | undefined
}): string {
  const { fields, notification, status, returned } = parts
  const bodies = [notification, ['Content-Type: message/delivery-status', '', ...status]]
  if (returned) bodies.push(returned)
  return [
    'Return-Path: <>',
    ...fields,
    'To: np@telecomx.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="outer"',
    '',
    ...bodies.flatMap((body) => ['--outer', ...body, '']),
    '--outer--',
    '',
  ].join('\r\n')
}
