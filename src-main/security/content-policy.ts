const PRODUCTION: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'none'",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // `vue` is made by Vue's runtime; `default` lets ECharts clear an element and nothing else.
  'trusted-types': 'vue default',
}

const policyText = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

// SECURITY: #7 the one content policy of the built app. Sent as a header with every file, so that no page
// can be had without it.
export const CONTENT_POLICY = policyText(PRODUCTION)

/** SECURITY: #7 what the dev server needs more: its socket, its styles, its own script injection. */
export function devContentPolicy(devOrigin: string): string {
  const kept = Object.entries(PRODUCTION).filter(([name]) => !name.includes('trusted-types'))
  return policyText({
    ...Object.fromEntries(kept),
    'connect-src': `${devOrigin} ${devOrigin.replace(/^http/, 'ws')}`,
    'style-src': "'self' 'unsafe-inline'",
  })
}
