/** Keeps the token as long as the tab lives, reloads included; Swagger UI's own way would keep it for good. Logout forgets it. */
export const keepToken = () => ({
  statePlugins: {
    auth: {
      wrapActions: {
        // Called after each change of who is logged in.
        persistAuthorizationIfNeeded:
          (_original, { authSelectors }) =>
          () =>
            ifPossible(() => sessionStorage.setItem(key, JSON.stringify(authSelectors.authorized()))),
      },
    },
    configs: {
      wrapActions: {
        loaded:
          (original, { authActions }) =>
          (payload) => {
            original(payload)
            const authorized = ifPossible(() => JSON.parse(sessionStorage.getItem(key)))
            authActions.restoreAuthorization({ authorized: authorized ?? {} })
          },
      },
    },
  },
})

const key = 'authorized'

/** A browser may forbid a page to store, and what is stored need not be of this page: then it goes without. */
function ifPossible(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}
