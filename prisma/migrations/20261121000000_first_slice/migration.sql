-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT NOT NULL DEFAULT 'student',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "banReason" TEXT,
    "banExpires" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Profile" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "rolloverHour" INTEGER NOT NULL DEFAULT 4,
    "newPerDay" INTEGER NOT NULL DEFAULT 20,
    "theme" TEXT NOT NULL DEFAULT 'system',
    CONSTRAINT "Profile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pack" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "examSource" TEXT NOT NULL,
    "topicsSource" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "filesHash" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "documentation" TEXT,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "current" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "domain" INTEGER NOT NULL,
    "family" TEXT,
    "form" TEXT,
    "position" INTEGER NOT NULL,
    "seededHash" TEXT,
    CONSTRAINT "Question_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "questionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "select" INTEGER NOT NULL,
    "shuffle" BOOLEAN NOT NULL,
    "topicId" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "domain" INTEGER NOT NULL,
    "concepts" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "presented" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "publishedBy" TEXT NOT NULL,

    PRIMARY KEY ("questionId", "version"),
    CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lesson" (
    "topicId" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "seededHash" TEXT,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "checked" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "contents" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    CONSTRAINT "Lesson_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Page" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "checked" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "contents" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Schedule" (
    "studentId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "reviewCount" INTEGER NOT NULL,
    "repetition" INTEGER NOT NULL,
    "intervalDays" INTEGER NOT NULL,
    "easinessFactor" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "dueDay" INTEGER,
    "lastDay" INTEGER,
    "lastQuality" INTEGER,

    PRIMARY KEY ("studentId", "questionId"),
    CONSTRAINT "Schedule_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Schedule_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studentId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "topicId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "undoes" TEXT,
    "attemptId" TEXT,
    "chosen" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "confidence" TEXT,
    "quality" INTEGER NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "first" BOOLEAN NOT NULL,
    "day" INTEGER NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    "cappedIntervalDays" INTEGER,
    "beforeRepetition" INTEGER NOT NULL,
    "beforeIntervalDays" INTEGER NOT NULL,
    "beforeEasinessFactor" INTEGER NOT NULL,
    "beforeLapses" INTEGER NOT NULL,
    "beforeDueDay" INTEGER,
    "afterRepetition" INTEGER NOT NULL,
    "afterIntervalDays" INTEGER NOT NULL,
    "afterEasinessFactor" INTEGER NOT NULL,
    "afterLapses" INTEGER NOT NULL,
    "afterDueDay" INTEGER,
    "key" TEXT NOT NULL,
    CONSTRAINT "Review_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TopicProgress" (
    "studentId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "firstAnswers" INTEGER NOT NULL,
    "firstCorrect" INTEGER NOT NULL,
    "sureMisses" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "lastDay" INTEGER NOT NULL,

    PRIMARY KEY ("studentId", "topicId"),
    CONSTRAINT "TopicProgress_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DayProgress" (
    "studentId" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,
    "fresh" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "drills" INTEGER NOT NULL,
    "elapsedMs" INTEGER NOT NULL,

    PRIMARY KEY ("studentId", "day"),
    CONSTRAINT "DayProgress_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "studentId" TEXT NOT NULL,
    "openFor" TEXT,
    "form" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "deadline" DATETIME NOT NULL,
    "submittedAt" DATETIME,
    "closedBy" TEXT,
    "score" TEXT,
    "shortfalls" TEXT NOT NULL,
    CONSTRAINT "Attempt_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Slot" (
    "attemptId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "domain" INTEGER NOT NULL,
    "scored" BOOLEAN NOT NULL,
    "order" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "flagged" BOOLEAN NOT NULL,
    "struck" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "shownAt" DATETIME,
    "changedAt" DATETIME,
    "correct" BOOLEAN,

    PRIMARY KEY ("attemptId", "slot"),
    CONSTRAINT "Slot_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "Question_topicId_status_position_idx" ON "Question"("topicId", "status", "position");

-- CreateIndex
CREATE INDEX "Question_status_domain_idx" ON "Question"("status", "domain");

-- CreateIndex
CREATE INDEX "Schedule_studentId_dueDay_idx" ON "Schedule"("studentId", "dueDay");

-- CreateIndex
CREATE INDEX "Schedule_studentId_topicId_dueDay_idx" ON "Schedule"("studentId", "topicId", "dueDay");

-- CreateIndex
CREATE INDEX "Schedule_studentId_lastDay_idx" ON "Schedule"("studentId", "lastDay");

-- CreateIndex
CREATE UNIQUE INDEX "Review_undoes_key" ON "Review"("undoes");

-- CreateIndex
CREATE INDEX "Review_studentId_day_idx" ON "Review"("studentId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Review_studentId_key_key" ON "Review"("studentId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Review_studentId_questionId_ordinal_key" ON "Review"("studentId", "questionId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_openFor_key" ON "Attempt"("openFor");

-- CreateIndex
CREATE INDEX "Attempt_studentId_startedAt_idx" ON "Attempt"("studentId", "startedAt");

-- CreateIndex
CREATE INDEX "Attempt_openFor_deadline_idx" ON "Attempt"("openFor", "deadline");
