import { expect, it } from 'vitest'

import { latestAnswer, type Asked, type Answered, type AskedWorker } from './latest-answer'

/** A worker that answers when it is told to. */
function slowWorker() {
  const asked: Asked<string>[] = []
  let heard: (event: MessageEvent<Answered<string>>) => void = () => undefined
  let ended = false
  const worker: AskedWorker<string> = {
    postMessage: (message) => asked.push(message as Asked<string>),
    addEventListener: (_, taken) => (heard = taken),
    terminate: () => (ended = true),
  }
  const answer = (): void => {
    const { id, question } = asked.at(-1)!
    heard(new MessageEvent('message', { data: { id, answer: question.toUpperCase() } }))
  }
  return { worker, asked, answer, isEnded: () => ended }
}

function listened() {
  const slow = slowWorker()
  const taken: string[] = []
  const asking = latestAnswer<string, string>(slow.worker, (answer, question) =>
    taken.push(`${question} → ${answer}`),
  )
  return { ...slow, ...asking, taken }
}

it('gives the answer with its question', () => {
  const { ask, answer, taken } = listened()
  ask('a')
  answer()
  expect(taken).toEqual(['a → A'])
})

it('has one question at work and lets only the newest wait', () => {
  const { ask, answer, asked, taken } = listened()
  for (const question of ['a', 'b', 'c']) ask(question)
  expect(asked.map(({ question }) => question)).toEqual(['a'])
  answer()
  expect(asked.map(({ question }) => question)).toEqual(['a', 'c'])
  // The answer to the first was overtaken, so it is not given.
  expect(taken).toEqual([])
  answer()
  expect(taken).toEqual(['c → C'])
})

it('asks again after it has answered', () => {
  const { ask, answer, taken } = listened()
  ask('a')
  answer()
  ask('b')
  answer()
  expect(taken).toEqual(['a → A', 'b → B'])
})

it('ends its worker', () => {
  const { end, isEnded } = listened()
  end()
  expect(isEnded()).toBe(true)
})
