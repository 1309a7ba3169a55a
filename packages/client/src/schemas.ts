/** The schemas by which the server checks its input, for forms that check it before they send it. */
export * from '@telecomx/validation'
