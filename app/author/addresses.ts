/** Where a question or lesson is edited. */
export function addressOf({ kind, subjectId }: { kind: string; subjectId: string }): string {
  return kind === 'lesson' ? `/author/lessons/${subjectId}` : `/author/${subjectId}`
}
