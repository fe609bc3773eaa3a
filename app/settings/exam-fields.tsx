import { InputField, SelectField, type Fields } from './input-field.tsx'

const EXTRA = [
  { value: 'none', word: 'None' },
  { value: 'plus-30', word: '30 minutes more (as for non-native speakers)' },
  { value: 'x1.25', word: 'A quarter more' },
  { value: 'x1.5', word: 'Half as much again' },
  { value: 'x2', word: 'Double' },
]

export function ExamFields({ fields }: { fields: Fields }) {
  return (
    <>
      <InputField
        fields={fields}
        name="examDate"
        label="Date of your exam"
        type="date"
        help="Leave it empty while you have none."
      />
      <SelectField
        fields={fields}
        name="extraTime"
        label="Extra time"
        help="What the exam grants you. It counts for exams you start from now on."
        options={EXTRA}
      />
    </>
  )
}
