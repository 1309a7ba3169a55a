import { createTheme } from '@mantine/core'

/** Contrast AA: shade 8 carries white text, and small texts are no lighter than gray 7. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  components: {
    InputWrapper: { styles: { description: { color: 'var(--mantine-color-gray-7)' } } },
    Alert: { styles: { title: { color: 'var(--mantine-color-black)' } } },
  },
})
