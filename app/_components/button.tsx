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
  'transition-colors disabled:cursor-default disabled:opacity-60'

// Towards the ink under the pointer: fading instead would take the text below 4.5:1.
const PRIMARY =
  'border-flame bg-flame text-flame-ink not-disabled:hover:bg-[color-mix(in_oklab,var(--flame),var(--ink)_14%)]'
const SECONDARY = 'border-control bg-panel text-ink hover:border-ink'
