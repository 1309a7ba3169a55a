import { errorRows } from './error-rows.js'
import { fileAnswer } from './file-answer.js'
import { firstExample } from './first-example.js'
import { keepToken } from './keep-token.js'
import { tokenAdvice } from './token-advice.js'

// Without a validator elsewhere, and without the bar that would load other documents.
globalThis.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  layout: 'BaseLayout',
  deepLinking: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  plugins: [errorRows, fileAnswer, firstExample, keepToken, tokenAdvice],
})
