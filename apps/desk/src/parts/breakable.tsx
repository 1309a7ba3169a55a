import { Fragment, type ReactNode } from 'react'

/** An e-mail address breaks before its @ and its dots, where it has to, and in no word; any other text as it is. */
export function breakable(content: ReactNode): ReactNode {
  if (typeof content !== 'string' || !content.includes('@')) return content
  return (
    <span>
      {content.split(/(?=[@.])/).map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
