/** Says, beside the button that takes a token, how to come by one. */
export const tokenAdvice = () => ({
  wrapComponents: {
    AuthorizeBtnContainer: (Original, { React }) => {
      const element = React.createElement
      const code = (text) => element('code', null, text)
      const advice = element(
        'p',
        { className: 'token-advice' },
        'Calls need a token. Where the server runs, ',
        code('npm run demo:data'),
        ' loads demo customers and prints tokens of theirs, and ',
        code('npm run token -- --level ADMIN'),
        ' makes one of your own; docs/api/conventions.md tells more. Elsewhere ask whoever runs the server. This tab keeps the token until you log out or close it.',
      )
      return (props) => element(React.Fragment, null, advice, element(Original, props))
    },
  },
})
