declare module 'subset-font' {
  interface Options {
    targetFormat: 'truetype'
    noLayoutClosure: boolean
    noHinting: boolean
    dropTables: string[]
  }
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>
}
