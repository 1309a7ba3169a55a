import { createTheme } from '@mantine/core'

/** Contrast AA: shade 8 carries white text, and small texts are no lighter than gray 7. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  components: {
    // As large as the text that it stands in.
    Anchor: { defaultProps: { inherit: true } },
    // Where there is no room for its words in one line, it has two.
    Button: {
      styles: {
        root: {
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'center',
          height: 'auto',
          minHeight: 'var(--button-height)',
          paddingBlock: '0.2rem',
        },
        label: { whiteSpace: 'normal', lineHeight: 1.25 },
      },
    },
    Modal: { styles: { title: { fontWeight: 600 } } },
    InputWrapper: { styles: { description: { color: 'var(--mantine-color-gray-7)' } } },
    Alert: { styles: { title: { color: 'var(--mantine-color-black)' } } },
  },
})
