import MarkdownIt, { type Token } from 'markdown-it'

/** A piece of a note: text, or an element of {@link TAGS} with what is in it. */
export type Piece = string | { readonly tag: string; readonly children: readonly Piece[] }

/**
 * Markup in a note stays text: no HTML is read, nothing is loaded and nothing is opened. A link is shown as its words
 * with the address behind it.
 */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image')

/** The elements that a note may come to. Headings stand below those of the page; everything else is dropped to text. */
const TAGS: Readonly<Record<string, string>> = {
  ...{ p: 'p', ul: 'ul', ol: 'ol', li: 'li', blockquote: 'blockquote', hr: 'hr', br: 'br' },
  ...{ h1: 'h4', h2: 'h4', h3: 'h5', h4: 'h5', h5: 'h6', h6: 'h6' },
  ...{ em: 'em', strong: 'strong', s: 's', code: 'code' },
  ...{ table: 'table', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td' },
}

/** Reads Markdown (CommonMark with tables and struck text) into pieces. Never throws: whatever is no Markdown is text. */
export function markdownPieces(text: string): readonly Piece[] {
  return piecesOf(reader.parse(text, {}))
}

interface Open {
  readonly tag: string
  readonly children: Piece[]
}

function piecesOf(tokens: readonly Token[]): readonly Piece[] {
  const root: Open = { tag: '', children: [] }
  const open: Open[] = [root]
  for (const token of tokens) {
    // Paragraphs of a tight list are there for the reader alone.
    if (token.hidden) continue
    const into = open.at(-1) ?? root
    if (token.nesting === 1) open.push({ tag: token.tag, children: openedWith(token) })
    else if (token.nesting === -1 && open.length > 1) close(open)
    else into.children.push(...pieceOf(token))
  }
  while (open.length > 1) close(open)
  return root.children
}

/** The address of a link is kept with its element until that is closed. */
const ADDRESS = 'address:'
const openedWith = (token: Token): Piece[] =>
  token.type === 'link_open'
    ? [{ tag: ADDRESS, children: [String(token.attrGet('href') ?? '')] }]
    : []

function close(open: Open[]): void {
  const done = open.pop()
  const into = open.at(-1)
  if (!done || !into) return
  const tag = TAGS[done.tag]
  if (tag !== undefined) into.children.push({ tag, children: done.children })
  else into.children.push(...linkText(done.children))
}

/** `the rules (https://…)`, and the address once where it is the words. */
function linkText(children: readonly Piece[]): readonly Piece[] {
  const [first, ...words] = children
  if (typeof first !== 'object' || first.tag !== ADDRESS) return children
  const address = first.children.filter((piece) => typeof piece === 'string').join('')
  const said = words.length === 1 && words[0] === address
  return said || address === '' ? words : [...words, ` (${address})`]
}

function pieceOf(token: Token): readonly Piece[] {
  switch (token.type) {
    case 'inline':
      return piecesOf(token.children ?? [])
    case 'softbreak':
      return [' ']
    case 'hardbreak':
      return [{ tag: 'br', children: [] }]
    case 'hr':
      return [{ tag: 'hr', children: [] }]
    case 'code_inline':
      return [{ tag: 'code', children: [token.content] }]
    case 'fence':
    case 'code_block':
      return [{ tag: 'pre', children: [token.content] }]
    default:
      return token.content === '' ? [] : [token.content]
  }
}
