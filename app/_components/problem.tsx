type ProblemProps = { id?: string; children: string | undefined }

/** What is wrong with a field, beside it: a shape and a sentence. */
export function Problem({ id, children }: ProblemProps) {
  return (
    <p id={id} className="text-base text-(--wrong)">
      {children && (
        <>
          <span aria-hidden="true" className="me-1 font-semibold">
            !
          </span>
          {children}
        </>
      )}
    </p>
  )
}
