import { TextForm } from '#app/_account/text-form.tsx'
import { retireText } from './actions.ts'

/** Why it is retired, or what takes over. */
export function RetireForm({ questionId }: { questionId: string }) {
  return (
    <>
      <p className="mb-4 max-w-[64ch] text-base text-muted">
        Nobody is asked a retired question any more; what students answered stays. Say one of the two.
      </p>
      <TextForm
        action={retireText}
        submit="Retire this question"
        kind="secondary"
        fields={[
          { name: 'reason', label: 'Reason', type: 'text', autoComplete: 'off' },
          {
            name: 'replacedBy',
            label: 'Or the question that takes over',
            type: 'text',
            autoComplete: 'off',
            help: 'Its id, as in the question bank.',
          },
          { name: 'questionId', label: '', type: 'hidden', value: questionId },
        ]}
      />
    </>
  )
}
