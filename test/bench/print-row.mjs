/** One measured ratio with its goal, as a line. */
export function printRow({ name, ours, baseline, ratio, goal }) {
  const verdict = ratio <= goal ? 'within the goal' : 'ABOVE the goal'
  console.log(
    `${name.padEnd(58)} ${String(ours).padStart(10)} / ${String(baseline).padStart(10)}` +
      ` = ${ratio.toFixed(2)}  (goal ≤ ${goal}, ${verdict})`,
  )
}
