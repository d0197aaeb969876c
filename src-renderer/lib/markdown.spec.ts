import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { markdownPieces, type Piece } from './markdown'

/** As it would be written, to read it in a test: `<p>a<em>b</em></p>`. */
const shown = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : `<${piece.tag}>${shown(piece.children)}</${piece.tag}>`,
    )
    .join('')
const read = (text: string): string => shown(markdownPieces(text))

function tagsIn(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [piece.tag, ...tagsIn(piece.children)],
  )
}
const ALLOWED = new Set(
  'p ul ol li blockquote hr br h4 h5 h6 em strong s code pre table thead tbody tr th td'.split(' '),
)
const strangers = (text: string): readonly string[] =>
  tagsIn(markdownPieces(text)).filter((tag) => !ALLOWED.has(tag))

describe('a note in Markdown', () => {
  it.each([
    [
      '# Why\n\nSecond *touch* of **the low**.',
      '<h4>Why</h4><p>Second <em>touch</em> of <strong>the low</strong>.</p>',
    ],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['1. a\n\n2. b', '<ol><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['> said\n\n---', '<blockquote><p>said</p></blockquote><hr></hr>'],
    ['`q·C/P`\n\n```\n<b>\n```', '<p><code>q·C/P</code></p><pre><b>\n</pre>'],
    ['a\nb  \nc', '<p>a b<br></br>c</p>'],
    ['~~no~~', '<p><s>no</s></p>'],
    [
      '|a|b|\n|-|-|\n|1|2|',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    ['plain text, 5 < 6 & 7', '<p>plain text, 5 < 6 & 7</p>'],
    ['', ''],
  ])('%j is %s', (text, markup) => {
    expect(read(text)).toBe(markup)
  })

  it('shows a link as its words and its address', () => {
    expect(read('[the rules](https://example.org/a)')).toBe(
      '<p>the rules (https://example.org/a)</p>',
    )
    expect(read('<https://example.org/a>')).toBe('<p>https://example.org/a</p>')
    expect(read('[the rules][1]\n\n[1]: https://example.org/b')).toBe(
      '<p>the rules (https://example.org/b)</p>',
    )
  })

  it('loads no picture', () => {
    expect(strangers('![x](https://example.org/a.png)')).toEqual([])
    expect(read('![x](https://example.org/a.png)')).toBe('<p>!x (https://example.org/a.png)</p>')
  })
})

/** What is tried against pages that show other people's text. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<style>@import "https://example.org/x.css"</style>',
  '<base href="https://example.org/">',
  '<meta http-equiv="refresh" content="0;url=https://example.org">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<template><script>alert(1)</script></template>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x"onerror="alert(1)](y)',
  '[x][a]\n\n[a]: javascript:alert(1) "onmouseover=alert(1)"',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '# <img src=x onerror=alert(1)>',
  '|<script>alert(1)</script>|\n|-|\n|<img src=x onerror=alert(1)>|',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '\u0000<script\u0000>alert(1)</script>',
]

describe('what is hostile in a note', () => {
  it.each(ATTACKS)('stays text: %j', (attack) => {
    expect(strangers(attack)).toEqual([])
    for (const around of ['> ', '- ', '**', '[x](', '|a|\n|-|\n|'])
      expect(strangers(`${around}${attack}`)).toEqual([])
  })

  it('comes to the same few elements whatever is typed', () => {
    const bits = fc.constantFrom(
      ...ATTACKS,
      '\n',
      '\n\n',
      '> ',
      '- ',
      '`',
      '|',
      '[',
      '](',
      ')',
      '*',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        expect(strangers(parts.join(''))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is read whole however deep it is nested', () => {
    expect(() => markdownPieces('> '.repeat(5_000))).not.toThrow()
    expect(() => markdownPieces('['.repeat(10_000))).not.toThrow()
    expect(() => markdownPieces('*a '.repeat(5_000))).not.toThrow()
  })
})
