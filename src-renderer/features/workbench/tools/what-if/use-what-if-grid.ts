import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import type { WhatIfInput } from '@shared/calc/what-if'
import type { GridQuestion } from '@shared/calc/what-if-float64'
import { axesFloat64, whatIfPlan, type GridAxes } from '@shared/calc/what-if-plan-float64'

import { afterUpdate } from '../../../../charts/after-paint'
import type { HeatMapGrid, HeatMapMark, MapPath } from '../../../../charts/heat-map'
import { whatIfGrids } from '../../../../workers/what-if-grids'

import { scaleOf, type Shown } from './grid-view'

/** What lies over the cells. It waits for them, so that no line is drawn over the grid of another position. */
export interface GridLines {
  readonly marks: readonly HeatMapMark[]
  readonly path: MapPath | undefined
}

export interface GridAsk extends Shown, GridLines {
  readonly input: WhatIfInput
  readonly axes: GridAxes
}

/** A filled grid, which figure it is filled with, and its lines. */
export interface ShownGrid extends HeatMapGrid, Shown, GridLines {}

interface Question {
  readonly question: GridQuestion
  /** What its grid will be shown with. */
  readonly shown: Omit<ShownGrid, 'grid'>
}

/**
 * The grid of a question, filled in a worker for as long as the calling scope lives. It is asked for behind the update
 * of the text, and filled while that is painted. The last one stays until the next is there, so
 * that nothing flickers while a person types; it goes when there is nothing to ask.
 */
export function useWhatIfGrid(
  ask: () => GridAsk | undefined,
): Readonly<Ref<ShownGrid | undefined>> {
  const onHand = shallowRef<ShownGrid>()
  let last: Question | undefined
  let gone = false
  const grids = whatIfGrids((grid, question) => {
    // The sheet may have been emptied while the worker counted.
    if (question === last?.question) onHand.value = { grid, ...last.shown }
  })

  const renew = afterUpdate(() => {
    if (gone) return
    const wanted = ask()
    last = wanted && questionOf(wanted)
    if (last) grids.ask(last.question)
    else onHand.value = undefined
  })
  watch(ask, renew, { immediate: true })
  onScopeDispose(() => {
    gone = true
    grids.end()
  })
  return onHand
}

function questionOf({ input, axes, figure, unit, ...lines }: GridAsk): Question {
  const { prices, days, intervals } = axesFloat64(axes, input.position)
  const scale = scaleOf({ figure, unit }, input.position.side)
  return {
    question: { plan: whatIfPlan(input), prices, intervals, figure, unit },
    shown: { figure, unit, ...lines, scale, y: prices, x: days },
  }
}
