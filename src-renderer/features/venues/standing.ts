import type { Source, SourceTopic } from '@shared/market/source'

/** Whether what sources say is confirmed, inferred, partly so, not spoken of, or not what stands there any more. */
export type Standing = 'confirmed' | 'partly' | 'inferred' | 'unstated' | 'yours'

/** The standing of sources together; with topics, of those that speak of one of them. */
export function standingOf(sources: readonly Source[], topics?: readonly SourceTopic[]): Standing {
  const speaking = topics
    ? sources.filter((source) => source.topics?.some((topic) => topics.includes(topic)))
    : sources
  const confirmed = speaking.filter(({ standing }) => standing === 'confirmed').length
  if (speaking.length === 0) return 'unstated'
  if (confirmed === speaking.length) return 'confirmed'
  return confirmed === 0 ? 'inferred' : 'partly'
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  confirmed: 'Confirmed',
  partly: 'Partly inferred',
  inferred: 'Inferred',
  unstated: 'No source named',
  yours: 'Changed by you',
}
