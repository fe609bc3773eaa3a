import Link from 'next/link'
import type { ComponentProps } from 'react'

/** Primary: the one filled button of a screen. Secondary: everything else. */
export type ButtonKind = 'primary' | 'secondary'

type ButtonProps = ComponentProps<'button'> & { kind?: ButtonKind }

export function Button({ kind = 'primary', type = 'button', className = '', ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonStyle(kind)} ${className}`} {...rest} />
}

type ButtonLinkProps = ComponentProps<typeof Link> & { kind?: ButtonKind }

export function ButtonLink({ kind = 'primary', className = '', ...rest }: ButtonLinkProps) {
  return <Link className={`${buttonStyle(kind)} ${className}`} {...rest} />
}

/** For a plain `<a>`, where a full page load is wanted. */
export function buttonStyle(kind: ButtonKind): string {
  return `${SHAPE} ${kind === 'primary' ? PRIMARY : SECONDARY}`
}

const SHAPE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-5 py-2 text-base font-medium ' +
  'transition-opacity disabled:cursor-default disabled:opacity-60'

const PRIMARY = 'border-flame bg-flame text-flame-ink hover:opacity-90'
const SECONDARY = 'border-control bg-panel text-ink hover:border-ink'
