import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import type { WhatIfInput } from '@shared/calc/what-if'
import type { Grid, GridFigure, GridQuestion, GridUnit } from '@shared/calc/what-if-float64'
import { axesFloat64, whatIfPlan, type GridAxes } from '@shared/calc/what-if-plan-float64'

import type { HeatMapGrid } from '../../../../charts/heat-map'
import { whatIfGrids } from '../../../../workers/what-if-grids'

import { gridShown, scaleOf } from './grid-view'

export interface GridAsk {
  readonly input: WhatIfInput
  readonly axes: GridAxes
  readonly figure: GridFigure
  readonly unit: GridUnit
}

/** What came back, and what it was asked for. */
export interface GridOnHand extends Pick<GridAsk, 'figure' | 'unit' | 'axes'> {
  readonly shown: HeatMapGrid
}

/**
 * The grid of a question, filled in a worker for as long as the calling scope lives. The last one stays until the
 * next is there, so that nothing flickers while a person types; it goes when there is nothing to ask.
 */
export function useWhatIfGrid(
  ask: () => GridAsk | undefined,
): Readonly<Ref<GridOnHand | undefined>> {
  const onHand = shallowRef<GridOnHand>()
  const asked: ComputedRef<(GridAsk & { readonly question: GridQuestion }) | undefined> = computed(
    () => {
      const wanted = ask()
      if (!wanted) return undefined
      const { input, axes, figure, unit } = wanted
      const plan = whatIfPlan(input)
      return { ...wanted, question: { plan, ...axesFloat64(axes, input.position), figure, unit } }
    },
  )
  const grids = whatIfGrids((grid: Grid, question) => {
    const now = asked.value
    // The sheet may have been emptied while the worker counted.
    if (now?.question !== question) return
    const { axes, figure, unit, input } = now
    const scale = scaleOf({ figure, unit }, input.position.side)
    onHand.value = { axes, figure, unit, shown: gridShown(grid, { ...question, axes }, scale) }
  })
  watch(
    asked,
    (now) => {
      if (now) grids.ask(now.question)
      else onHand.value = undefined
    },
    { immediate: true },
  )
  onScopeDispose(() => grids.end())
  return onHand
}
