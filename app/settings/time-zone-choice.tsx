'use client'

import { useSyncExternalStore } from 'react'
import { Field } from '#app/_components/field.tsx'
import type { Fields } from './input-field.tsx'

type TimeZoneChoiceProps = { fields: Fields; timeZones: string[]; hasRollover: boolean }

/** Every zone by continent, and the one this device is in as a suggestion. */
export function TimeZoneChoice({ fields, timeZones, hasRollover }: TimeZoneChoiceProps) {
  const value = fields.values.timeZone ?? 'UTC'
  const problem = fields.problems.timeZone
  const onChange = (zone: string) => fields.set('timeZone', zone)
  const here = useSyncExternalStore(neverChanges, zoneOfDevice, () => null)
  const all = new Set([...timeZones, value])
  if (here) all.add(here)
  return (
    <Field
      label="Time zone"
      htmlFor="time-zone"
      help={hasRollover ? 'Days begin and end there.' : 'A new day begins at 04:00 there.'}
      problem={problem}
    >
      <select
        id="time-zone"
        name="timeZone"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem ? true : undefined}
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
      {here && here !== value && (
        <p className="mt-1 text-base">
          This device is in {here.replaceAll('_', ' ')}.{' '}
          <button type="button" onClick={() => onChange(here)} className="link min-h-11 font-medium">
            Use it
          </button>
        </p>
      )}
    </Field>
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
