import 'server-only'
import { db } from './db.ts'
import { jsonIn, type Row, type Table } from './my-data-table.ts'
import type { Student } from './session.ts'

const USER = {
  id: true,
  name: true,
  email: true,
  emailVerified: true,
  image: true,
  isAnonymous: true,
  role: true,
  banned: true,
  banReason: true,
  banExpires: true,
  createdAt: true,
  updatedAt: true,
} as const
const PROFILE = {
  timeZone: true,
  rolloverHour: true,
  newPerDay: true,
  theme: true,
  examDay: true,
  studyMinutes: true,
  extraTime: true,
  singleKeys: true,
} as const
const ACCOUNT = {
  id: true,
  accountId: true,
  providerId: true,
  scope: true,
  accessTokenExpiresAt: true,
  refreshTokenExpiresAt: true,
  createdAt: true,
  updatedAt: true,
} as const
const SESSION = {
  id: true,
  expiresAt: true,
  ipAddress: true,
  userAgent: true,
  createdAt: true,
  updatedAt: true,
} as const
const LINK = { id: true, expiresAt: true, createdAt: true, updatedAt: true } as const
const MERGE = { guestId: true, requestedAt: true } as const
const DRAFT = { kind: true, subjectId: true, state: true, createdAt: true, updatedAt: true } as const
const REVIEW_OF_DRAFT = {
  id: true,
  questionId: true,
  matched: true,
  verdict: true,
  comment: true,
  answeredAt: true,
  decidedAt: true,
} as const
const PUBLICATION = { questionId: true, version: true, publishedAt: true } as const

/** Who somebody is here, how they sign in, and what was noted about them. */
export const PERSON_TABLES: readonly Table[] = [
  {
    name: 'user',
    model: 'User',
    about: 'Who you are here: name, e-mail, role. A guest has a made-up name and address.',
    columns: Object.keys(USER),
    rows: ({ id }) => db().user.findMany({ where: { id }, select: USER }),
  },
  {
    name: 'profile',
    model: 'Profile',
    about: 'What you have set. studyMinutes are seven numbers, Monday first.',
    columns: Object.keys(PROFILE),
    rows: async ({ id: userId }) => {
      const rows = await db().profile.findMany({ where: { userId }, select: PROFILE })
      return rows.map((row) => ({ ...row, studyMinutes: jsonIn(row.studyMinutes) }))
    },
  },
  {
    name: 'accounts',
    model: 'Account',
    about: 'How you sign in. Of a password only that there is one: its hash stays on the server.',
    columns: [...Object.keys(ACCOUNT), 'hasPassword'],
    rows: async ({ id: userId }) => {
      const rows = await db().account.findMany({ where: { userId }, select: { ...ACCOUNT, password: true } })
      return rows.map(({ password, ...row }) => ({ ...row, hasPassword: password !== null }))
    },
  },
  {
    name: 'sessions',
    model: 'Session',
    about: 'Where you are signed in, without the secret that the browser keeps.',
    columns: Object.keys(SESSION),
    rows: ({ id: userId }) =>
      db().session.findMany({ where: { userId }, select: SESSION, orderBy: { id: 'asc' } }),
  },
  {
    name: 'links',
    model: 'Verification',
    about: 'Links made for you that still work, such as one to choose a new password; not the link itself.',
    columns: Object.keys(LINK),
    rows: ({ id, email }) =>
      db().verification.findMany({
        where: { OR: [{ value: id }, { identifier: email }] },
        select: LINK,
        orderBy: { id: 'asc' },
      }),
  },
  {
    name: 'pending-merges',
    model: 'PendingMerge',
    about: 'Guests of yours whose history is still on its way into your account. Mostly empty.',
    columns: Object.keys(MERGE),
    rows: ({ id }) =>
      db().pendingMerge.findMany({ where: { OR: [{ accountId: id }, { guestId: id }] }, select: MERGE }),
  },
  {
    name: 'audit',
    model: 'AuditEntry',
    about:
      'What was changed about you (role, account), by whomever, and what you changed about others, without the others.',
    columns: ['id', 'at', 'action', 'yourPart', 'before', 'after', 'reason'],
    rows: auditRows,
  },
  {
    name: 'publications',
    model: 'QuestionVersion',
    about: 'Versions of questions that you published. Their texts are in the bank.',
    columns: Object.keys(PUBLICATION),
    rows: ({ id }) =>
      db().questionVersion.findMany({
        where: { publishedBy: id },
        select: PUBLICATION,
        orderBy: [{ publishedAt: 'asc' }, { questionId: 'asc' }],
      }),
  },
  {
    name: 'drafts',
    model: 'Draft',
    about: 'Drafts of questions and lessons that you began or saved last. Their texts are in the bank.',
    columns: [...Object.keys(DRAFT), 'yourPart'],
    rows: async ({ id }) => {
      const rows = await db().draft.findMany({
        where: { OR: [{ authorId: id }, { editorId: id }] },
        select: { ...DRAFT, authorId: true },
        orderBy: [{ createdAt: 'asc' }, { subjectId: 'asc' }],
      })
      return rows.map(({ authorId, ...row }) => ({
        ...row,
        yourPart: authorId === id ? 'begun by you' : 'saved by you',
      }))
    },
  },
  {
    name: 'reviews-of-drafts',
    model: 'DraftReview',
    about: 'Drafts that you reviewed, and what you said of them.',
    columns: Object.keys(REVIEW_OF_DRAFT),
    rows: ({ id }) =>
      db().draftReview.findMany({
        where: { reviewerId: id },
        select: REVIEW_OF_DRAFT,
        orderBy: { answeredAt: 'asc' },
      }),
  },
]

/** Others are not named; what was noted about them is theirs. */
async function auditRows({ id }: Student): Promise<Row[]> {
  const rows = await db().auditEntry.findMany({
    where: { OR: [{ actorId: id }, { subjectId: id }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ actorId, subjectId, before, after, reason, ...row }) => ({
    ...row,
    yourPart: actorId !== id ? 'about you' : subjectId === id ? 'by you, about you' : 'by you',
    ...(subjectId === id ? { before, after, reason } : { before: null, after: null, reason: null }),
  }))
}
