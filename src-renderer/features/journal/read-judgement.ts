import { Judgement } from '@shared/journal/judgement'
import { err, ok, type Result } from '@shared/num/result'

import type { FormIssue } from './read-fill'
import { readTags } from './read-record-form'

/** A judgement as it is typed and chosen. */
export interface JudgementForm {
  setup: string
  /** Separated by commas. */
  mistakes: string
  emotions: string
  /** Empty for none. */
  rating: '' | '1' | '2' | '3' | '4' | '5'
  /** The questions that are met; those of the setup's list that are not among them are not. */
  met: string[]
}

export function judgementForm(judged: Judgement): JudgementForm {
  const { setup, mistakes, emotions, rating, checklist } = judged
  const met = checklist.filter((answer) => answer.met).map(({ item }) => item)
  return {
    ...{ setup: setup ?? '', mistakes: mistakes.join(', '), emotions: emotions.join(', ') },
    rating: rating === null ? '' : (RATINGS[rating - 1] ?? ''),
    met,
  }
}

const RATINGS = ['1', '2', '3', '4', '5'] as const

/**
 * The questions to answer: those of the setup as the settings have them, or those that were answered where the setup
 * has none any more.
 */
export function questionsOf(
  setup: string,
  setups: readonly { readonly name: string; readonly checklist: readonly string[] }[],
  judged: Judgement,
): readonly string[] {
  const named = setups.find(({ name }) => name === setup.trim())
  if (named) return named.checklist
  return setup.trim() === (judged.setup ?? '') ? judged.checklist.map(({ item }) => item) : []
}

/** The form as the journal takes it, or what is wrong at which field. */
export function readJudgement(
  form: JudgementForm,
  questions: readonly string[],
): Result<Judgement, readonly FormIssue[]> {
  const setup = form.setup.trim()
  const lists = { mistakes: readTags(form.mistakes), emotions: readTags(form.emotions) }
  const issues: FormIssue[] = []
  for (const path of ['mistakes', 'emotions'] as const) {
    const list = lists[path]
    if (!list.ok) issues.push({ path, message: wordIn(list.error), missing: false })
  }
  if (setup !== '' && !Judgement.shape.setup.safeParse(setup).success)
    issues.push({
      ...{ path: 'setup', missing: false },
      message: 'A setup has at most 40 characters and no comma.',
    })
  if (issues.length > 0 || !lists.mistakes.ok || !lists.emotions.ok) return err(issues)
  return ok({
    setup: setup === '' ? null : setup,
    mistakes: lists.mistakes.value,
    emotions: lists.emotions.value,
    rating: form.rating === '' ? null : RATINGS.indexOf(form.rating) + 1,
    checklist: questions.map((item) => ({ item, met: form.met.includes(item) })),
  })
}

/** The same rule as for tags, about another kind of word. */
const wordIn = (message: string): string =>
  message.replace('A tag has', 'Each has').replace('tags are', 'are')
