import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'

/** For somebody without answers when there is nothing to ask: the bank, or this topic of it, is empty. */
export function EmptyBank({ topicTitle }: { topicTitle: string | undefined }) {
  if (topicTitle) {
    return (
      <EmptyState
        title={`No questions on ${topicTitle} yet`}
        action={<ButtonLink href="/study">Study all topics</ButtonLink>}
      >
        <p>This topic has no published question. Other topics have.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No questions yet" action={<ButtonLink href="/learn">See the topics</ButtonLink>}>
      <p>The question bank of this installation is empty, so there is nothing to study.</p>
      <p>
        Whoever runs it fills it with <code className="font-mono text-base">npm run db -- seed</code>.
      </p>
    </EmptyState>
  )
}
