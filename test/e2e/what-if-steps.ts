import { expect, type Locator, type Page } from '@playwright/test'

import { sheetOf, type Sheet } from './workbench-fields'

/** 10 000 USD long from 50 000 at ten times, 0.01 % of funding each 8 hours, without fees. */
const SHEET = {
  ...{ quantity: '10000', entry: '50000', leverage: '10' },
  ...{ 'funding-rate': '0.01', 'fee-in': '0', 'fee-out': '0' },
} as const
/** Rows 1 000 apart, columns a day apart. */
export const GRID = {
  ...{ 'what-if-days': '10', 'what-if-from': '40000', 'what-if-to': '60000' },
  ...{ 'what-if-rows': '21', 'what-if-columns': '11' },
} as const

export const map = (page: Page): Locator => page.getByTestId('heat-map')

/** Waits until the worker has answered and its grid was painted; a policy that stopped it would be a finding. */
export const isPainted = async (page: Page): Promise<void> =>
  expect(map(page)).toHaveAttribute('data-painted', /^[1-9]/)

/** Types the sheet and opens the tool. */
export async function openWhatIf(page: Page): Promise<Sheet> {
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await page.getByTestId('tab-what-if').click()
  await expect(sheet.field('what-if-days')).toBeFocused()
  return sheet
}

/** Where the cells lie within the map, as its canvas leaves room for the axes. */
const AROUND = { left: 76, top: 4, right: 4, bottom: 26 }

/** A place of the window over the map: shares of the way from its first time to its last, and from its top down. */
export async function placeOn(
  page: Page,
): Promise<(across: number, down: number) => [x: number, y: number]> {
  await map(page).scrollIntoViewIfNeeded()
  const box = await map(page).boundingBox()
  if (!box) throw new Error('the map has no place')
  const [wide, high] = [
    box.width - AROUND.left - AROUND.right,
    box.height - AROUND.top - AROUND.bottom,
  ]
  return (across, down) => [box.x + AROUND.left + wide * across, box.y + AROUND.top + high * down]
}

type Colour = readonly [red: number, green: number, blue: number]

/** The colour of the map at shares of the way along it, as it is painted. */
export async function colourAt(page: Page, across: number, down: number): Promise<Colour> {
  return map(page)
    .locator('canvas')
    .first()
    .evaluate(
      (canvas: HTMLCanvasElement, { around, at }) => {
        const dense = window.devicePixelRatio
        const box = canvas.getBoundingClientRect()
        const x = around.left + (box.width - around.left - around.right) * at.across
        const y = around.top + (box.height - around.top - around.bottom) * at.down
        const pixel = canvas.getContext('2d')?.getImageData(x * dense, y * dense, 1, 1).data
        return [pixel?.[0] ?? 0, pixel?.[1] ?? 0, pixel?.[2] ?? 0]
      },
      { around: AROUND, at: { across, down } },
    )
}
