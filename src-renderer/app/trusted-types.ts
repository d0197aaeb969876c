interface TrustedTypeFactory {
  createPolicy: (
    name: string,
    rules: {
      createHTML: (text: string) => string
      createScriptURL: (text: string) => string
    },
  ) => unknown
}

/** The workers of this program, as the bundler names them. */
const OWN_WORKER = /^\/assets\/[a-z-]+-worker-[\w-]+\.js$/

/**
 * The chart painter clears its box with `innerHTML = ''`. This policy lets exactly the empty string pass
 * and throws for anything else, so no markup can be made from text anywhere in the page. A worker is started from
 * a file of this program and from nothing else.
 */
export function allowOnlyEmptyHtml(): void {
  const factory = (window as { trustedTypes?: TrustedTypeFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (text) => {
      if (text === '') return ''
      throw new TypeError('markup from text is not allowed')
    },
    createScriptURL: (text) => {
      const { protocol, host, pathname } = new URL(text, document.baseURI)
      const isOurs = protocol === location.protocol && host === location.host
      if (isOurs && OWN_WORKER.test(pathname)) return text
      throw new TypeError('only the workers of this program are started')
    },
  })
}
