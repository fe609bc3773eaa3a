import * as z from 'zod'
import { now } from '#server/clock.ts'
import { saveDraft } from '#server/drafts.ts'
import { currentStudent } from '#server/session.ts'
import { answer, readBody, refuse, refuseUnknown, reply } from '../../../../../respond.ts'
import { instructorOnly, SourceSchema, SubjectSchema, TEXT_BODY_BYTES } from '../../../written-text.ts'

const count = z.int().min(0).max(1_000_000)
const DraftSchema = z.strictObject({ source: SourceSchema, seq: count, baseVersion: count })

type Context = { params: Promise<{ kind: string; subjectId: string }> }

/** Saves a draft on top of the save it was made from; 409 with what stands there when somebody else was faster. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async () => {
    const instructor = instructorOnly(await currentStudent(request.headers))
    const draft = await readBody(request, DraftSchema, TEXT_BODY_BYTES)
    const subject = SubjectSchema.safeParse(await params)
    if (!subject.success) refuseUnknown()
    const saved = await saveDraft(instructor, { ...subject.data, ...draft }, now())
    if (saved.ok) return reply({ seq: saved.seq, savedAt: saved.savedAt })
    if (saved.problem === 'not-found') refuseUnknown()
    const { source, seq, baseVersion, editor } = saved.stored
    refuse(409, 'conflict', 'Somebody else saved another text meanwhile. Nothing of either is lost.', {
      stored: { source, seq, baseVersion, editor },
    })
  })
}
