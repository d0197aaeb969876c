import { watch, type ShallowRef } from 'vue'

const GLOW_MS = 150
const LOOK: Keyframe[] = [{ backgroundColor: 'var(--hover)' }, { backgroundColor: 'transparent' }]

/** The places whose text is not what it was; none while there was nothing before. */
export const changedPlaces = (
  now: readonly string[],
  before: readonly string[],
): readonly number[] =>
  now.flatMap((text, at) => (before[at] === undefined || before[at] === text ? [] : [at]))

/**
 * Lights a figure up for a moment when it changes, so that the eye finds what a keystroke moved. Only a background
 * is animated: nothing shifts. Where the system asks for no motion there is none.
 *
 * @param texts what the figures read, in a fixed order
 * @param places the elements they stand in, in the same order
 */
export function useGlow(
  texts: () => readonly string[],
  places: Readonly<ShallowRef<readonly HTMLElement[] | null>>,
): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)')
  watch(
    texts,
    (now, before) => {
      if (still.matches) return
      for (const at of changedPlaces(now, before)) places.value?.[at]?.animate(LOOK, GLOW_MS)
    },
    { flush: 'post' },
  )
}
