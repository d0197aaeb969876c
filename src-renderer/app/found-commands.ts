import type { Command } from './commands'

/** Positions and terms are many: without a query only what a person can do is listed. */
const LISTED_UNASKED: readonly Command['group'][] = ['Actions', 'Go to', 'View']
const MOST = 60

/** How well a command answers a query; lower is better, undefined is not at all. Every word must occur. */
function rank(command: Command, words: readonly string[]): number | undefined {
  const title = command.title.toLowerCase()
  const everything = `${title} ${command.group.toLowerCase()} ${(command.keywords ?? '').toLowerCase()}`
  if (!words.every((word) => everything.includes(word))) return undefined
  const first = words[0] ?? ''
  if (title.startsWith(first)) return 0
  return title.includes(` ${first}`) ? 1 : 2
}

/** The commands that match all words of a query, best first and in stable order; at most 60. */
export function foundCommands(commands: readonly Command[], query: string): readonly Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0)
    return LISTED_UNASKED.flatMap((group) => commands.filter((each) => each.group === group))
  return commands
    .map((command) => ({ command, rank: rank(command, words) }))
    .filter((each): each is { command: Command; rank: number } => each.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map((each) => each.command)
}
