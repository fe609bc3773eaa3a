import { InputField, type Fields } from './input-field.tsx'
import { WeekFields } from './week-fields.tsx'

export function StudyFields({ fields, mostNewPerDay }: { fields: Fields; mostNewPerDay: number }) {
  return (
    <>
      <InputField
        fields={fields}
        name="newPerDay"
        label="New questions a day"
        help={`From 0 to ${mostNewPerDay}. Questions that are due come on top. With a date for your exam and minutes to study, the plan says how many instead.`}
        numeric
      />
      <WeekFields fields={fields} />
    </>
  )
}
