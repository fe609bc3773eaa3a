import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { tinykeys } from 'tinykeys'

type KeyActions = Record<string, (event: KeyboardEvent) => void>

/** Any digit from the main row (of every keyboard layout) or the number pad. */
export const DIGIT_KEYS = '([1-8]|(Digit|Numpad)[1-8])'
export const LETTER_KEYS = '([a-f])'

/** The option that a digit or letter key names, if the question has it. */
export function labelForKey({ key, code }: KeyboardEvent, labels: string[]): string | undefined {
  const letter = key.toLowerCase()
  if (/^[a-f]$/.test(letter)) return labels.find((label) => label === letter)
  const digit = /^[1-8]$/.test(key) ? key : code.slice(-1)
  return labels[Number(digit) - 1]
}

/**
 * Single keys for a whole page. They stay out of text fields, open dialogs, held-down keys and everything with a
 * modifier; Enter and Space stay with the button, link or box that has the focus. WCAG 2.1.4: a person can switch them off.
 */
export function useKeys(actions: KeyActions) {
  const on = useSingleKeysOn()
  const names = Object.keys(actions).join(' ')
  const act = useEffectEvent((name: string, event: KeyboardEvent) => {
    if (event.repeat || event.defaultPrevented || event.isComposing || isElsewhere(event)) return
    if (name !== 'Enter' && !on && !name.includes('?')) return
    actions[name]?.(event)
  })

  useEffect(() => {
    const bound: KeyActions = {}
    for (const name of names.split(' ')) bound[name] = (event) => act(name, event)
    return tinykeys(window, bound)
  }, [names])
}

function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('textarea, select')) return true
  const isBox = target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)
  if (target instanceof HTMLInputElement && !isBox) return true
  const isPress = key === 'Enter' || key === ' '
  return isPress && (isBox || target.closest('button, a, summary') !== null)
}

const SETTING = 'pilot-light.single-keys'
const watchers = new Set<() => void>()

function watch(changed: () => void) {
  watchers.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    watchers.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

/** What this device says, else what the profile says (on the page, `data-single-keys`). Storage may be forbidden. */
function readSetting(): boolean {
  const ofProfile = document.documentElement.dataset.singleKeys !== 'off'
  try {
    const ofDevice = localStorage.getItem(SETTING)
    return ofDevice === null ? ofProfile : ofDevice === 'on'
  } catch {
    return ofProfile
  }
}

/** Forgets what this device says: the profile was just set, and counts from now on. */
export function followProfileForSingleKeys() {
  try {
    localStorage.removeItem(SETTING)
  } catch {
    return
  }
  for (const changed of watchers) changed()
}

export function useSingleKeysOn(): boolean {
  return useSyncExternalStore(watch, readSetting, () => true)
}

export function setSingleKeysOn(on: boolean) {
  try {
    localStorage.setItem(SETTING, on ? 'on' : 'off')
  } catch {
    return
  }
  for (const changed of watchers) changed()
}
