/** What every chart has: its size, its title, and colours that are read on a light page and on a dark one. */
export function svgOf(
  { title, width, height }: { title: string; width: number; height: number },
  marks: readonly string[],
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}" rx="6"/>
${text(title, 16, 26, 'title')}
${marks.join('\n')}
</svg>
`
}

/** Texts beside a mark stand at its middle. */
export function text(
  content: string,
  x: number,
  y: number,
  kind = '',
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const of = kind === '' ? '' : ` class="${kind}"`
  return `<text x="${round(x)}" y="${round(y)}"${of} text-anchor="${anchor}">${escaped(content)}</text>`
}

export function rect(x: number, y: number, width: number, height: number, kind: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" class="${kind}"/>`
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" class="${kind}"/>`
}

export function round(figure: number): number {
  return Math.round(figure * 10) / 10
}

export function escaped(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `
text { font: 12px system-ui, sans-serif; fill: #24292f }
.title { font-size: 14px; font-weight: 600 }
.small { font-size: 11px; fill: #57606a }
.paper { fill: #ffffff }
.grid { stroke: #d8dee4; stroke-width: 1 }
.spread { stroke: #24292f; stroke-width: 1.5 }
.own { fill: #0969da } .other { fill: #8c959f }
.line { fill: none; stroke-width: 2 }
.line0, .dot0 { stroke: #8c959f } .dot0 { fill: #8c959f }
.line1, .dot1 { stroke: #0969da } .dot1 { fill: #0969da }
.line2, .dot2 { stroke: #bf5b04 } .dot2 { fill: #bf5b04 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.small { fill: #9da7b3 }
.paper { fill: #0d1117 }
.grid { stroke: #30363d }
.spread { stroke: #e6edf3 }
.own { fill: #4493f8 } .other { fill: #768390 }
.line0, .dot0 { stroke: #768390 } .dot0 { fill: #768390 }
.line1, .dot1 { stroke: #4493f8 } .dot1 { fill: #4493f8 }
.line2, .dot2 { stroke: #f0883e } .dot2 { fill: #f0883e }
}`
