/**
 * Offers answers that are files as files, under the names that the server gives them; as text they would be lost. All of
 * them stay as long as the page: some can be had but once, and the next answer takes the place of the last.
 */
export const fileAnswer = () => {
  /** By their content. */
  const files = new Map()
  return {
    statePlugins: {
      spec: {
        wrapActions: {
          setResponse: (original) => (path, method, response) => {
            if (isFile(response)) files.set(response.data, { path, method, ...linkTo(response) })
            return original(path, method, response)
          },
        },
      },
    },
    wrapComponents: {
      responseBody:
        (Original, { React }) =>
        (props) => {
          const file = files.get(props.content)
          return file ? fileLine(React, file) : React.createElement(Original, props)
        },
      liveResponse:
        (Original, { React }) =>
        (props) => {
          const earlier = [...files].flatMap(([content, file]) =>
            content !== props.response.get('text') && isOf(props, file) ? [file] : [],
          )
          const original = React.createElement(Original, props)
          return React.createElement(React.Fragment, null, original, earlierFiles(React, earlier))
        },
      // An example of it would be the word "string".
      response:
        (Original, { React }) =>
        (props) => {
          const response = fileTypes.reduce(
            (told, type) => told.deleteIn(['content', type, 'schema']),
            props.response,
          )
          return React.createElement(Original, { ...props, response })
        },
    },
  }
}

const fileTypes = ['application/pdf', 'image/png', 'image/jpeg']

const isFile = ({ data, headers }) =>
  data instanceof Blob && fileTypes.includes(headers['content-type']?.split(';')[0])

const isOf = (call, { path, method }) => path === call.path && method === call.method

function linkTo({ data, headers }) {
  const download = fileNameOf(headers['content-disposition'])
  return { href: URL.createObjectURL(data), download, size: data.size }
}

function fileLine({ createElement: element }, { href, download, size }) {
  const link = element('a', { className: 'btn', href, download }, `Save ${download}`)
  return element('p', { key: href }, link, ` ${size.toLocaleString('en')} bytes`)
}

function earlierFiles(React, files) {
  if (files.length === 0) return null
  const lines = files.map((file) => fileLine(React, file)).toReversed()
  return React.createElement('div', null, React.createElement('h4', null, 'Files of earlier answers'), lines)
}

/** The form of RFC 8187, for all letters, which the server always gives. */
function fileNameOf(disposition = '') {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
  return encoded ? decodeURIComponent(encoded) : 'document.pdf'
}
