/** Shows the errors of a status as the rows that they are, one a line; Swagger UI would show a single one, in a screenful. */
export const errorRows = () => ({
  wrapComponents: {
    response: (Original, { React }) => {
      const Rows = rowsOfStatus(React)
      return (props) => {
        const rows = props.code >= 400 ? rowsOf(props.response) : []
        return rows.length > 0
          ? React.createElement(Rows, { ...props, rows })
          : React.createElement(Original, props)
      }
    },
  },
})

/** Every documented row is an example of its response. */
function rowsOf(response) {
  const examples = response.getIn(['content', 'application/json', 'examples'])
  return (examples?.toList().toJS() ?? []).map(({ value }) => value)
}

const rowsOfStatus = ({ createElement: element }) =>
  function Rows({ code, className = '', rows }) {
    const lines = rows.map(({ message, description }, index) =>
      element('div', { key: index }, element('code', null, message), ` ${description}`),
    )
    return element(
      'tr',
      { className: `response ${className}`, 'data-code': code },
      element('td', { className: 'response-col_status' }, code),
      element('td', { className: 'response-col_description error-rows' }, lines),
    )
  }
