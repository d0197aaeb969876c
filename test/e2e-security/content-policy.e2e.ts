import { expect, test, type RunningApp } from '../e2e/app'

interface Violation {
  readonly directive: string
  readonly disposition: string
}

/** Runs code in the page and gives the policy violations it caused. */
async function violationsOf(app: RunningApp, provoke: () => unknown): Promise<Violation[]> {
  await app.page.evaluate(() => {
    const seen: Violation[] = []
    Object.assign(window, { violations: seen })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, disposition }) =>
      seen.push({ directive: effectiveDirective, disposition }),
    )
  })
  await app.page.evaluate(provoke)
  // Violations are reported in a task of their own: wait for what is expected to be there.
  const violations = () =>
    app.page.evaluate(() => (window as unknown as { violations: Violation[] }).violations)
  await expect.poll(async () => (await violations()).length).toBeGreaterThan(0)
  expect((await app.takeFindings()).join('\n')).toMatch(/console error|page error/)
  return violations()
}

const enforced = (directive: string) => ({ directive, disposition: 'enforce' })

test('every file of the page comes with the policy', async ({ app }) => {
  const [headers, other] = await app.electron.evaluate(({ session }) =>
    Promise.all(
      ['app://bundle/', 'app://bundle/absent.js'].map(async (url) => {
        const response = await session.defaultSession.fetch(url)
        return Object.fromEntries(response.headers)
      }),
    ),
  )
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  })
  const policy = headers?.['content-security-policy']
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).toContain("connect-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types vue default")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect(other?.['content-security-policy']).toBe(policy)
})

/** Makes a whole document of markup, as only a debugger can. */
async function write(app: RunningApp, html: string): Promise<void> {
  const client = await app.page.context().newCDPSession(app.page)
  const { frameTree } = await client.send('Page.getFrameTree')
  await client.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
}

test('nothing inline runs or applies, and nothing is let in', async ({ app }) => {
  // Written past trusted types, so that each rule of the policy is met by itself. Writing a document forgets
  // its listeners: the console tells.
  await write(
    app,
    `
    <base href="https://example.com/">
    <style>body { outline: 7px solid rgb(1, 2, 3) }</style>
    <script>window.ran = 'script'</script>
    <p style="outline: 7px solid">styled</p>
    <button onclick="window.ran = 'handler'">press</button>
    <iframe src="app://bundle/"></iframe>
    <object data="app://bundle/index.html"></object>
    <img src="https://example.com/a.png">
    <script src="https://example.com/a.js"></script>
    <link rel="stylesheet" href="https://example.com/a.css">
    <video src="app://bundle/index.html"></video>
    <link rel="manifest" href="app://bundle/index.html">
    <form action="app://bundle/"><button type="submit">send</button></form>`,
  )
  await app.page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[onclick]')) button.click()
  })

  const found: string[] = []
  const refusal = async (refused: string, directive: string): Promise<void> => {
    await expect
      .poll(async () => {
        found.push(...(await app.takeFindings()))
        return found.join('\n')
      })
      .toMatch(new RegExp(`Refused to ${refused}.*${directive}`))
  }

  for (const [refused, directive] of [
    ['execute inline script', "script-src 'self'"],
    ['execute inline event handler', "script-src 'self'"],
    ['apply inline style', "style-src 'self'"],
    ["frame 'app://bundle/'", "frame-src 'none'"],
    ['load plugin data', "object-src 'none'"],
    ["load the image 'https://example.com/a.png'", "img-src 'self' data:"],
    ["load the script 'https://example.com/a.js'", "script-src 'self'"],
    ["load the stylesheet 'https://example.com/a.css'", "style-src 'self'"],
    ['load media', "default-src 'none'"],
    ["set the document's base URI", "base-uri 'none'"],
  ] as const)
    await refusal(refused, directive)
  // Sent once everything else was met: a document that is still being loaded drops what is sent from it.
  await app.page.evaluate(() => document.querySelector('form')?.requestSubmit())
  await refusal('send form data', "form-action 'none'")
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false)
  const outline = await app.page.evaluate(() => getComputedStyle(document.body).outlineWidth)
  expect(outline).not.toBe('7px')
})

test('text is never made into code', async ({ app }) => {
  const violations = await violationsOf(app, () => {
    // Run by the page's own task, where no debugger lends it a right to eval.
    setTimeout(() => {
      for (const attempt of [
        (): unknown => Reflect.apply(Reflect.get(window, 'eval'), window, ['window.ran = 1']),
        () => Reflect.construct(Reflect.get(window, 'Function'), ['window.ran = 1']),
        (): unknown => Reflect.apply(Reflect.get(window, 'setTimeout'), window, ['window.ran = 1']),
        () => document.createElement('script').append('window.ran = 1'),
        () => document.createElement('button').setAttribute('onclick', 'window.ran = 1'),
      ]) {
        try {
          attempt()
        } catch {
          // Refused, which is what is tested.
        }
      }
    }, 0)
  })
  expect(violations).toContainEqual(enforced('require-trusted-types-for'))
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false)
})

test('markup is never made from text', async ({ app }) => {
  const outcomes = await app.page.evaluate(() => {
    const box = document.createElement('div')
    return [
      () => (box.innerHTML = '<b>made</b>'),
      () => box.insertAdjacentHTML('beforeend', '<b>made</b>'),
      () => document.createRange().createContextualFragment('<b>made</b>'),
      () => new DOMParser().parseFromString('<b>made</b>', 'text/html'),
    ].map((attempt) => {
      try {
        attempt()
        return 'made'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error)
      }
    })
  })
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused'])
  await app.takeFindings()
})

test('no further trusted-types policy can be made', async ({ app }) => {
  const violations = await violationsOf(app, () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown }
    }
    for (const name of ['mine', 'vue', 'default']) {
      try {
        trustedTypes.createPolicy(name, {})
        Object.assign(window, { made: name })
      } catch {
        // Refused, which is what is tested.
      }
    }
  })
  expect(violations).toContainEqual(enforced('trusted-types'))
  expect(await app.page.evaluate(() => 'made' in window)).toBe(false)
})
