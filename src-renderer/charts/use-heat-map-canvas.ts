import { computed, onMounted, onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import type { Frame, HeatMapCell, HeatMapGrid, HeatMapMark, MapPath } from './heat-map'
import { useHeatMapColours } from './heat-map-colours'
import {
  paintAxes,
  paintCells,
  paintCursor,
  paintGone,
  paintLine,
  paintMarks,
  paintNames,
  paintZero,
  type HeatMapTexts,
  type Painted,
} from './heat-map-paint'

/** The two sheets that lie over each other, and the box that they fill. */
export interface HeatMapSheets {
  readonly box: Readonly<Ref<HTMLElement | null>>
  readonly cells: Readonly<Ref<HTMLCanvasElement | null>>
  readonly over: Readonly<Ref<HTMLCanvasElement | null>>
}

export interface HeatMapPicture {
  readonly shown: HeatMapGrid | undefined
  readonly marks: readonly HeatMapMark[]
  readonly texts: HeatMapTexts
  readonly path: MapPath | undefined
}

/** What lies over the map: the cell that is pointed at, or the line that is being drawn. */
export interface HeatMapOver {
  readonly cell: HeatMapCell
  readonly stroke: readonly HeatMapCell[] | undefined
}

export interface UseHeatMapCanvasReturn {
  readonly frame: Readonly<Ref<Frame>>
  /** How often the map was painted. */
  readonly painted: Readonly<Ref<number>>
}

const LEFT = 76
const BELOW = 26

/**
 * Paints a heat map on two sheets, so that what moves with the hand does not paint the map again. Both are painted as
 * soon as they change: a grid comes from its worker when the text that it belongs to has long been painted.
 */
export function useHeatMapCanvas(
  { box, cells, over }: HeatMapSheets,
  of: { readonly picture: () => HeatMapPicture; readonly over: () => HeatMapOver },
): UseHeatMapCanvasReturn {
  const size = shallowRef({ width: 0, height: 0 })
  const painted = shallowRef(0)
  const colours = useHeatMapColours()
  const frame = computed<Frame>(() => ({
    ...{ left: LEFT, top: 4 },
    width: Math.max(size.value.width - LEFT - 4, 1),
    height: Math.max(size.value.height - BELOW - 4, 1),
  }))

  /** A sheet cleared and set to the pixels of the screen; undefined until there is something to paint. */
  function cleared(canvas: HTMLCanvasElement | null): Painted | undefined {
    const context = canvas?.getContext('2d')
    const { width, height } = size.value
    if (!canvas || !context || width === 0) return undefined
    const dense = window.devicePixelRatio
    canvas.width = Math.round(width * dense)
    canvas.height = Math.round(height * dense)
    context.scale(dense, dense)
    const { shown } = of.picture()
    return shown && { context, frame: frame.value, shown, colours: colours.value }
  }

  function paintMap(): void {
    const sheet = cleared(cells.value)
    if (!sheet) return
    const { marks, texts, path } = of.picture()
    paintCells(sheet)
    paintAxes(sheet, texts)
    paintMarks(sheet, marks)
    paintZero(sheet)
    if (path) paintLine(sheet, path.line)
    if (path?.gone) paintGone(sheet, path.gone)
    painted.value += 1
  }

  function paintOver(): void {
    const sheet = cleared(over.value)
    if (!sheet) return
    const { cell, stroke } = of.over()
    if (!stroke) paintCursor(sheet, cell)
    else {
      const { x, y } = sheet.shown
      paintLine(
        sheet,
        stroke.map(({ row, column }) => [x[column] ?? 0, y[row] ?? 0]),
      )
    }
    // On top, so that no line goes through a name.
    paintNames(sheet, of.picture().marks)
  }

  const sized = new ResizeObserver(([entry]) => {
    if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
  })
  onMounted(() => {
    if (box.value) sized.observe(box.value)
  })
  onScopeDispose(() => sized.disconnect())
  // Canvases lie outside Vue's tree and have to be told.
  watch([of.picture, size, colours], paintMap, { flush: 'post' })
  watch([of.picture, of.over, size, colours], paintOver, { flush: 'post' })
  return { frame, painted }
}
