/** A share and its interval on a line from 0 to 100 %. The numbers stand beside it in words. */
export function IntervalBar({ low, high, share }: { low: number; high: number; share: number }) {
  const at = (value: number) => `${(value * 100).toFixed(1)}%`
  return (
    <svg width="100%" height="14" aria-hidden="true" className="mt-1 block max-w-56 overflow-visible">
      <line x1="0" x2="100%" y1="7" y2="7" className="stroke-hairline" strokeWidth="2" />
      <line
        x1={at(low)}
        x2={at(high)}
        y1="7"
        y2="7"
        className="stroke-control"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <circle cx={at(share)} cy="7" r="4.5" className="fill-ink stroke-paper" strokeWidth="1.5" />
    </svg>
  )
}
