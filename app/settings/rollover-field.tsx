import { SelectField, type Fields } from './input-field.tsx'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  word: `${String(hour).padStart(2, '0')}:00${hour === 0 ? ' (midnight)' : ''}`,
}))

export function RolloverField({ fields }: { fields: Fields }) {
  return (
    <SelectField
      fields={fields}
      name="rolloverHour"
      label="A new day begins at"
      help="What you answer after midnight and before this hour still belongs to the evening."
      options={HOURS}
    />
  )
}
