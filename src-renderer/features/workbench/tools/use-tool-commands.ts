import { useRouter } from 'vue-router'

import type { Command } from '../../../app/commands'

import { toolKeys, TOOLS } from './registry'

/** The payoff and every tool as commands from anywhere, on the number keys in the order of their row. */
export function useToolCommands(): readonly Command[] {
  const router = useRouter()
  const all = [{ id: '', title: 'Position', keywords: 'payoff chart curve results' }, ...TOOLS]
  return all.map(({ id, title, keywords }, index): Command => ({
    id: `tool-${id || 'position'}`,
    title: `Tool: ${title}`,
    keywords: `calculator workbench ${keywords}`,
    group: 'Go to',
    keys: toolKeys(index),
    run: () => void router.push({ name: 'workbench', params: { tool: id } }),
  }))
}
