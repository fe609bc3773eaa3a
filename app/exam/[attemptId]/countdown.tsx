import { useEffect, useEffectEvent, useState } from 'react'

type CountdownProps = {
  /** In this page's monotonic time; null while it is not known. */
  endsAt: number | null
  secondsAtFirst: number
  unanswered: number
  onZero: () => void
}

/** Said aloud when passed, and not each second. */
const MARKS = [1_800, 600, 300, 60]
const TICK_MS = 250

/** The time left: can be hidden, is announced at set marks, and asks at zero. */
export function Countdown({ endsAt, secondsAtFirst, unanswered, onZero }: CountdownProps) {
  const [seconds, setSeconds] = useState(secondsAtFirst)
  const [hidden, setHidden] = useState(false)
  const [announcement, setAnnouncement] = useState('')

  const tick = useEffectEvent((end: number) => {
    const left = Math.max(0, Math.floor((end - performance.now()) / 1_000))
    if (left === seconds) return left
    setSeconds(left)
    if (MARKS.some((mark) => left <= mark && mark < seconds)) setAnnouncement(sentence(left, unanswered))
    return left
  })
  const reachZero = useEffectEvent(onZero)

  useEffect(() => {
    if (endsAt === null) return
    const timer = setInterval(() => {
      if (tick(endsAt) > 0) return
      clearInterval(timer)
      reachZero()
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [endsAt])

  return (
    <div className="flex items-center gap-2">
      <span role="timer" aria-live="off" className="min-w-20 text-end text-base font-medium tabular-nums">
        {hidden ? 'Time hidden' : `${clock(seconds)} left`}
      </span>
      <button
        type="button"
        onClick={() => setHidden(!hidden)}
        className="-me-2 min-h-11 cursor-pointer px-2 text-sm text-muted underline decoration-hairline underline-offset-4 hover:text-ink"
      >
        {hidden ? 'Show time' : 'Hide time'}
      </button>
      <span role="status" className="sr-only">
        {announcement}
      </span>
    </div>
  )
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "10 minutes left, 4 questions not answered." */
function sentence(seconds: number, unanswered: number): string {
  const minutes = Math.ceil(seconds / 60)
  const time = minutes === 1 ? '1 minute left' : `${minutes} minutes left`
  const open = unanswered === 1 ? '1 question not answered' : `${unanswered} questions not answered`
  return `${time}, ${unanswered === 0 ? 'every question answered' : open}.`
}
