import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const JUDGE = fileURLToPath(new URL('oracle.py', import.meta.url))

/**
 * Puts lines to the judge and yields its answers, one for each, while it is still at work: it runs beside this
 * process and not before it.
 * @throws Error with what the judge wrote, when it stops early
 */
export async function* judged(lines: Iterable<string>): AsyncGenerator<string> {
  // -B: no compiled files beside the sources.
  const judge = spawn('python3', ['-B', JUDGE], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  judge.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
  const ended = new Promise<number | null>((resolve, reject) => {
    judge.once('error', reject)
    judge.once('close', resolve)
  })
  const fed = feed(judge.stdin, lines)
  for await (const line of createInterface({ input: judge.stdout })) yield line
  await fed
  const code = await ended
  if (code !== 0) throw new Error(`The judge stopped with ${String(code)}: ${complaint}`)
}

/** Writes no faster than the judge reads. */
async function feed(input: NodeJS.WritableStream, lines: Iterable<string>): Promise<void> {
  // A judge that stopped closes its end; why it stopped is told by its exit.
  let goOn = (): void => undefined
  for (const event of ['drain', 'error', 'close']) input.on(event, () => goOn())
  for (const line of lines) {
    if (input.write(`${line}\n`)) continue
    if (!input.writable) return
    await new Promise<void>((resolve) => (goOn = resolve))
  }
  input.end()
}
