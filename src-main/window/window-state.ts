/** A rectangle in display coordinates, and whether the window filled the screen. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface KeptBounds extends Bounds {
  readonly maximized: boolean
}

/** The smallest window in which nothing is cut off. */
export const SMALLEST = { width: 1024, height: 700 } as const
const FIRST = { width: 1280, height: 800 } as const
/** How much of the window must be on a display for a person to be able to grab it. */
const GRAB = 80

/**
 * Where to open the window: as it was left, if that place is still on a display; else in the middle of the
 * first display. Never larger than its display, never below {@link SMALLEST} (a display may be smaller still:
 * then the window is larger than it, and the person can move it).
 *
 * @param displays the work areas, the primary first; at least one
 */
export function openingBounds(kept: Bounds | null, displays: readonly Bounds[]): Bounds {
  const home = kept && displays.find((display) => holds(display, kept))
  const display = home ?? displays[0]
  if (!display) return { x: 0, y: 0, ...FIRST }
  const width = clamp(kept?.width ?? FIRST.width, SMALLEST.width, display.width)
  const height = clamp(kept?.height ?? FIRST.height, SMALLEST.height, display.height)
  if (kept && home) {
    return {
      x: clamp(kept.x, home.x, home.x + home.width - width),
      y: clamp(kept.y, home.y, home.y + home.height - height),
      width,
      height,
    }
  }
  return {
    x: display.x + Math.max(0, Math.floor((display.width - width) / 2)),
    y: display.y + Math.max(0, Math.floor((display.height - height) / 2)),
    width,
    height,
  }
}

/** The lower bound wins where the two cross. */
const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most))

const holds = (display: Bounds, window: Bounds): boolean =>
  window.x + window.width >= display.x + GRAB &&
  window.x <= display.x + display.width - GRAB &&
  window.y >= display.y - GRAB &&
  window.y <= display.y + display.height - GRAB
