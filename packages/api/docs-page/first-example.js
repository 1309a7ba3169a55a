/**
 * Fills parameters and bodies with their first example. Swagger UI prefers a schema's default, and texts made up from its
 * types, to what stands under `examples`; and offers a choice where there is none.
 */
export const firstExample = () => ({
  statePlugins: {
    oas3: {
      wrapSelectors: {
        activeExamplesMember: (original, system) => (state, path, method, kind, name) =>
          original(state, path, method, kind, name) ?? firstExampleOf(system, [path, method], kind, name),
      },
    },
  },
  wrapComponents: {
    ExamplesSelect:
      (Original, { React }) =>
      (props) =>
        React.createElement(
          'div',
          { hidden: props.examples.size === 1 },
          React.createElement(Original, props),
        ),
  },
})

/** The name of it. */
function firstExampleOf({ specSelectors }, address, kind, name) {
  const part = specSelectors.specResolvedSubtree(['paths', ...address, kind])
  const examples =
    kind === 'parameters'
      ? part?.find((one) => `${one.get('name')}-${one.get('in')}` === name)?.get('examples')
      : part?.getIn(['content', 'application/json', 'examples'])
  return examples?.keySeq().first() ?? null
}
