const grouped = new Intl.NumberFormat('da-DK')

/** `1.234`, as Danes write numbers. */
export function formatCount(count: number): string {
  return grouped.format(count)
}

/** `33 25 41 50` of a Danish number in E.164, in pairs that no line parts; `+46812345678` of any other, and an e-mail address as it is. */
export function formatPhone(number: string): string {
  const [, danish] = /^\+45(\d{8})$/.exec(number) ?? []
  return danish === undefined ? number : danish.replaceAll(/\d\d(?=\d)/g, '$&\u00a0')
}

const tenths = new Intl.NumberFormat('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `5,3`: a measured number, to a tenth. */
export function formatTenths(number: number): string {
  return tenths.format(number)
}
