import { useState, type ComponentProps } from 'react'

/** A password that may be looked at while it is typed. */
export function PasswordInput({ className = '', ...rest }: ComponentProps<'input'>) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <input {...rest} type={shown ? 'text' : 'password'} className={`${className} pe-18`} />
      <button
        type="button"
        aria-pressed={shown}
        aria-label="Show what is typed"
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 min-w-14 cursor-pointer px-3 text-sm text-muted underline decoration-hairline underline-offset-4 hover:text-ink"
      >
        {shown ? 'Hide' : 'Show'}
      </button>
    </span>
  )
}
