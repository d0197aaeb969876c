import { err, ok, type Result } from '@shared/num/result'

/** A picture to be taken of the ready window, after which the program ends. */
export interface ScreenshotRequest {
  readonly file: string
  readonly size: { readonly width: number; readonly height: number } | undefined
  readonly theme: 'dark' | 'light' | undefined
}

export interface CommandLine {
  /** The page to open at, as in the address: `/journal`. */
  readonly route: string
  readonly screenshot: ScreenshotRequest | undefined
}

/**
 * Reads the program's own options; Electron's and Chromium's pass by.
 * `--screenshot=FILE.png [--size=1280x800] [--theme=dark|light] [--route=/journal]`
 */
export function readCommandLine(args: readonly string[]): Result<CommandLine, string> {
  const option = (name: string): string | undefined =>
    args.findLast((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  const route = option('route') ?? '/'
  if (!/^\/[\w/-]*$/.test(route)) return err(`--route must look like /journal, was ${route}`)
  const file = option('screenshot')
  if (file === undefined) return ok({ route, screenshot: undefined })
  if (!file.endsWith('.png')) return err(`--screenshot must name a .png file, was ${file}`)
  const size = sizeOf(option('size'))
  if (!size.ok) return size
  const theme = option('theme')
  if (theme !== undefined && theme !== 'dark' && theme !== 'light') {
    return err(`--theme must be dark or light, was ${theme}`)
  }
  return ok({ route, screenshot: { file, size: size.value, theme } })
}

function sizeOf(text: string | undefined): Result<ScreenshotRequest['size'], string> {
  if (text === undefined) return ok(undefined)
  const [, width = '', height = ''] = /^(\d{2,5})x(\d{2,5})$/.exec(text) ?? []
  const size = { width: Number(width), height: Number(height) }
  const fits = [size.width, size.height].every((side) => side >= 200 && side <= 8_000)
  return fits ? ok(size) : err(`--size must look like 1280x800, from 200 to 8000, was ${text}`)
}
