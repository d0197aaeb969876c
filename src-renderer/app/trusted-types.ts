interface TrustedTypeFactory {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown
}

/**
 * The chart painter clears its box with `innerHTML = ''`. This policy lets exactly the empty string pass
 * and throws for anything else, so no markup can be made from text anywhere in the page.
 */
export function allowOnlyEmptyHtml(): void {
  const factory = (window as { trustedTypes?: TrustedTypeFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (text) => {
      if (text === '') return ''
      throw new TypeError('markup from text is not allowed')
    },
  })
}
