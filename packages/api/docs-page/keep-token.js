/** Keeps the token as long as the tab lives, reloads included; Swagger UI's own way would keep it for good. Logout forgets it. */
export const keepToken = () => ({
  statePlugins: {
    auth: {
      wrapActions: {
        // Called after each change of who is logged in.
        persistAuthorizationIfNeeded:
          (_original, { authSelectors }) =>
          () =>
            sessionStorage.setItem(key, JSON.stringify(authSelectors.authorized())),
      },
    },
    configs: {
      wrapActions: {
        loaded:
          (original, { authActions }) =>
          (payload) => {
            original(payload)
            const authorized = JSON.parse(sessionStorage.getItem(key) ?? '{}')
            authActions.restoreAuthorization({ authorized })
          },
      },
    },
  },
})

const key = 'authorized'
