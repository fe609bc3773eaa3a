'use client'

import { useSyncExternalStore } from 'react'

type TimeZoneChoiceProps = {
  value: string
  timeZones: string[]
  invalid: boolean
  onChange: (timeZone: string) => void
}

/** Every zone by continent, and the one this device is in as a suggestion. */
export function TimeZoneChoice({ value, timeZones, invalid, onChange }: TimeZoneChoiceProps) {
  const here = useSyncExternalStore(neverChanges, zoneOfDevice, () => null)
  const all = new Set([...timeZones, value])
  if (here) all.add(here)
  return (
    <>
      <select
        id="time-zone"
        name="timeZone"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={invalid ? true : undefined}
        aria-describedby="time-zone-help time-zone-problem"
        className="min-h-11 w-full max-w-sm rounded-control border border-control bg-panel px-2 text-base aria-invalid:border-(--wrong)"
      >
        {continents([...all]).map(([continent, zones]) => (
          <optgroup key={continent} label={continent}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p id="time-zone-help" className="mt-1 text-sm text-muted">
        A new day begins at 04:00 there.
      </p>
      {here && here !== value && (
        <p className="mt-1 text-base">
          This device is in {here.replaceAll('_', ' ')}.{' '}
          <button type="button" onClick={() => onChange(here)} className="link min-h-11 font-medium">
            Use it
          </button>
        </p>
      )}
    </>
  )
}

/** "America/Argentina/Salta" → America; "UTC" stands with the other zones that are no place. */
function continents(timeZones: string[]): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const zone of timeZones.toSorted()) {
    const continent = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'Other'
    groups.set(continent, [...(groups.get(continent) ?? []), zone])
  }
  return [...groups]
}

function neverChanges(): () => void {
  return () => undefined
}

function zoneOfDevice(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
