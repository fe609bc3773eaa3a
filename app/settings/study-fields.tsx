import { InputField, SelectField, type Fields } from './input-field.tsx'
import { WeekFields } from './week-fields.tsx'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  word: `${String(hour).padStart(2, '0')}:00${hour === 0 ? ' (midnight)' : ''}`,
}))

export function StudyFields({ fields, mostNewPerDay }: { fields: Fields; mostNewPerDay: number }) {
  return (
    <>
      <InputField
        fields={fields}
        name="newPerDay"
        label="New questions a day"
        help={`From 0 to ${mostNewPerDay}. Questions that are due come on top.`}
        numeric
      />
      <WeekFields fields={fields} />
      <SelectField
        fields={fields}
        name="rolloverHour"
        label="A new day begins at"
        help="What you answer after midnight and before this hour still belongs to the evening."
        options={HOURS}
      />
    </>
  )
}
