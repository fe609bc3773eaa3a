import type { ReactNode } from 'react'
import { Problem } from './problem.tsx'

type FieldProps = {
  label: string
  htmlFor?: string
  help?: ReactNode
  problem?: string | undefined
  children: ReactNode
}

/** A labelled control with room for help and for what is wrong with it; the control names both by `describedBy`. */
export function Field({ label, htmlFor, help, problem, children }: FieldProps) {
  const Label = htmlFor ? 'label' : 'p'
  return (
    <div>
      <Label htmlFor={htmlFor} className="mb-1 block font-medium">
        {label}
      </Label>
      {children}
      {help && (
        <p id={`${htmlFor}-help`} className="mt-1 text-sm text-muted">
          {help}
        </p>
      )}
      <Problem id={htmlFor && `${htmlFor}-problem`}>{problem}</Problem>
    </div>
  )
}

/** For a control's aria-describedby. */
export function describedBy(id: string): string {
  return `${id}-help ${id}-problem`
}

export const INPUT =
  'min-h-11 rounded-control border border-control bg-panel px-3 text-base aria-invalid:border-(--wrong)'
