/** A question on its way to a worker. */
export interface Asked<Q> {
  readonly id: number
  readonly question: Q
}

/** What it sends back. */
export interface Answered<A> {
  readonly id: number
  readonly answer: A
}

/** The part of a worker that is needed to ask it. */
export interface AskedWorker<A> {
  readonly postMessage: (message: unknown) => void
  readonly addEventListener: (
    kind: 'message',
    taken: (event: MessageEvent<Answered<A>>) => void,
  ) => void
  readonly terminate: () => void
}

export interface LatestAnswer<Q> {
  readonly ask: (question: Q) => void
  /** Ends the worker: nothing is answered any more. */
  readonly end: () => void
}

/**
 * Asks a worker one question at a time. While it works, only the newest question waits; an answer that a newer
 * question has overtaken is dropped, so what is taken always belongs to the question asked last.
 */
export function latestAnswer<Q, A>(
  worker: AskedWorker<A>,
  taken: (answer: A, question: Q) => void,
): LatestAnswer<Q> {
  let next = 0
  let atWork: Asked<Q> | undefined
  let waiting: Asked<Q> | undefined

  function send(asked: Asked<Q>): void {
    atWork = asked
    worker.postMessage(asked)
  }

  worker.addEventListener('message', ({ data }: MessageEvent<Answered<A>>) => {
    const asked = atWork
    atWork = undefined
    if (waiting) {
      send(waiting)
      waiting = undefined
    } else if (asked?.id === data.id) taken(data.answer, asked.question)
  })

  return {
    ask(question) {
      next += 1
      const asked = { id: next, question }
      if (atWork) waiting = asked
      else send(asked)
    },
    end() {
      worker.terminate()
    },
  }
}
