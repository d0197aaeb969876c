import type { Tool, ToolAnswer, ToolAsk } from '../tool'
import { choiceOf, chosenOf } from '../tool-input'

import { answerFills } from './fills-answer'
import { answerLadder } from './ladder-answer'

const MODES = ['fills', 'ladder'] as const

/** The entry of several fills, and orders that are still to be filled. */
export const entriesTool: Tool = {
  question: 'What is the one entry of several fills, or of a ladder of orders?',
  term: 'average-entry',
  answer: answerEntries,
}

function answerEntries(ask: ToolAsk): ToolAnswer {
  const mode = chosenOf(ask.texts, 'entries-mode', MODES)
  const answer = mode === 'fills' ? answerFills(ask) : answerLadder(ask)
  const chosen = choiceOf({ id: 'entries-mode', label: 'Entries are' }, mode, {
    ...{ fills: 'Fills', ladder: 'A ladder' },
  })
  return { ...answer, fields: [chosen, ...answer.fields] }
}
