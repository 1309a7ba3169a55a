import type { Block, Letter, ListedDocument } from './letter.js'

const INK = '#1d2733'
const QUIET = '#5b6875'
const ACCENT = '#0b5c7a'
const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"
const PARAGRAPH = `margin:0 0 16px;font-size:16px;line-height:24px;color:${INK}`
// A name without a blank must not make the page wider than a telephone.
const BREAKS = 'overflow-wrap:anywhere;word-break:break-word'
const WHOLE = 'white-space:nowrap'

/**
 * The letter as an HTML page for mail programs: tables for the layout, because Outlook knows nothing
 * else, styles inline, nothing fetched from anywhere, every piece of text escaped.
 */
export function letterHtml(letter: Letter): string {
  return `<!DOCTYPE html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(letter.heading)}</title>
</head>
<body style="margin:0;padding:0;background:#eef2f5;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f5">
<tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px;border-top:6px solid ${ACCENT};${FONT}">
<tr><td style="padding:28px 24px 12px;${BREAKS}">
${body(letter)}
</td></tr>
<tr><td style="padding:16px 24px 24px;${BREAKS};border-top:1px solid #e1e6ea;font-size:13px;line-height:19px;color:${QUIET}">
<strong>${escape(letter.issuer)}</strong><br>${escape(letter.why)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function body(letter: Letter): string {
  return [
    `<h1 style="margin:0 0 20px;font-size:24px;line-height:30px;font-weight:600;color:${ACCENT}">${escape(letter.heading)}</h1>`,
    letter.regarding === undefined ? '' : paragraph(letter.regarding),
    paragraph(letter.greeting),
    ...letter.blocks.map(blockHtml),
    contact(letter),
  ].join('\n')
}

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return paragraph(block.text)
  if (block.kind === 'callout') return callout(block.strong, block.text)
  if (block.kind === 'link') return link(block.label, block.url)
  if (block.kind === 'facts') return facts(block.rows)
  return [heading(block.heading), block.kind === 'steps' ? steps(block.texts) : documents(block.items)].join(
    '\n',
  )
}

function paragraph(text: string): string {
  return `<p style="${PARAGRAPH}">${escape(text)}</p>`
}

/** Whom to ask; the phone number stands out, and on one line. */
function contact({ contact: text = '', phone = '' }: Letter): string {
  if (phone === '') return text === '' ? '' : paragraph(text)
  const [before = '', ...after] = text.split(phone)
  const number = `<strong style="${WHOLE}">${escape(phone)}</strong>`
  return `<p style="${PARAGRAPH}">${escape(before)}${number}${escape(after.join(phone))}</p>`
}

function heading(text: string): string {
  return `<h2 style="margin:24px 0 12px;font-size:17px;line-height:24px;font-weight:600;color:${INK}">${escape(text)}</h2>`
}

function steps(texts: readonly string[]): string {
  const rows = texts.map(
    (text, index) =>
      `<tr><td width="32" style="padding:1px 0 12px;vertical-align:top"><div style="width:24px;border-radius:12px;background:${ACCENT};color:#ffffff;font-size:13px;line-height:24px;font-weight:600;text-align:center">${index + 1}</div></td>` +
      `<td style="padding:0 0 12px 8px;font-size:16px;line-height:24px;color:${INK}">${escape(text)}</td></tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${rows.join('\n')}</table>`
}

/** A button, and beneath it the address in full, for programs that show no button and for people who copy. */
function link(label: string, url: string): string {
  const button = `display:inline-block;padding:12px 28px;background:${ACCENT};color:#ffffff;font-size:16px;line-height:24px;font-weight:600;text-decoration:none;border-radius:4px`
  return [
    `<p style="margin:8px 0 12px"><a href="${escape(url)}" style="${button}">${escape(label)}</a></p>`,
    `<p style="${PARAGRAPH};${BREAKS}">${small(escape(url))}</p>`,
  ].join('\n')
}

function callout(strong: string, text: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 20px"><tr><td style="padding:12px 16px;background:#fff7e0;border-left:4px solid #e0a100;font-size:16px;line-height:24px;color:${INK}"><strong>${escape(strong)}</strong><br>${escape(text)}</td></tr></table>`
}

/** Below each other, and no table: on a telephone its columns would be narrower than the words. */
function documents(items: readonly ListedDocument[]): string {
  const rows = items.map(({ donor, facts }) => {
    const whole = facts.map((fact) => `<span style="${WHOLE}">${escape(fact)}</span>`)
    return entry(`<strong>${escape(donor)}</strong><br>`, small(whole.join(' · ')))
  })
  return entries(rows)
}

function facts(rows: readonly (readonly [string, string])[]): string {
  return entries(rows.map(([label, value]) => entry(`${small(escape(label))}<br>`, wholeNumbers(value))))
}

/** A phone number is not broken at the end of a line. */
function wholeNumbers(text: string): string {
  return escape(text).replace(/\+\d[\d ]{0,20}\d/g, `<span style="${WHOLE}">$&</span>`)
}

function entries(rows: readonly string[]): string {
  return `<div style="margin:0 0 20px">${rows.join('\n')}</div>`
}

function entry(first: string, second: string): string {
  return `<p style="margin:0;padding:10px 0;border-bottom:1px solid #e1e6ea;font-size:16px;line-height:24px;color:${INK};${BREAKS}">${first}${second}</p>`
}

function small(html: string): string {
  return `<span style="font-size:14px;color:${QUIET}">${html}</span>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
