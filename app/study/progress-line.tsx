type ProgressLineProps = {
  dueNow: number
  done: number
  newLeft: number
  parked: number
  drillLeft: number | null
}

/** How far today is: a hairline that fills, and the same in words. */
export function ProgressLine({ dueNow, done, newLeft, parked, drillLeft }: ProgressLineProps) {
  const ahead = drillLeft ?? dueNow + newLeft
  const share = done + ahead === 0 ? 0 : done / (done + ahead)
  return (
    <div>
      <div className="h-0.5 bg-hairline" aria-hidden="true">
        <div
          className="h-full origin-left bg-flame transition-transform duration-150 motion-reduce:transition-none"
          style={{ transform: `scaleX(${share.toFixed(3)})` }}
        />
      </div>
      <p className="mt-2 text-sm text-muted tabular-nums">
        {drillLeft === null
          ? `${dueNow} due · ${done} done today · ${newLeft} new left${parked > 0 ? ` · ${parked} parked` : ''}`
          : `Practice, moves no schedule · ${drillLeft} to go over`}
      </p>
    </div>
  )
}
