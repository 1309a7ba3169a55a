/** Offers an answer that is a PDF as a file, under the name that the server gives it; as text it would be lost. */
export const fileAnswer = () => ({
  wrapComponents: {
    responseBody: (Original, { React }) => {
      const File = linksTo(React)
      return (props) => React.createElement(isFile(props) ? File : Original, props)
    },
    // An example of it would be the word "string".
    response:
      (Original, { React }) =>
      (props) => {
        const response = props.response.deleteIn(['content', 'application/pdf', 'schema'])
        return React.createElement(Original, { ...props, response })
      },
  },
})

const isFile = ({ content, contentType }) =>
  content instanceof Blob && /^application\/pdf\b/i.test(contentType)

const linksTo = ({ createElement: element, useEffect, useState }) =>
  function File({ content, headers }) {
    const [href, setHref] = useState()
    useEffect(() => {
      const url = URL.createObjectURL(content)
      setHref(url)
      return () => URL.revokeObjectURL(url)
    }, [content])
    const download = fileNameOf(headers['content-disposition'])
    return element(
      'p',
      null,
      element('a', { className: 'btn', href, download }, `Save ${download}`),
      ' ',
      element('a', { className: 'btn', href, target: '_blank', rel: 'noreferrer' }, 'Show'),
      ` ${content.size.toLocaleString('en')} bytes`,
    )
  }

/** The form of RFC 8187, for all letters, which the server always gives. */
function fileNameOf(disposition = '') {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
  return encoded ? decodeURIComponent(encoded) : 'document.pdf'
}
