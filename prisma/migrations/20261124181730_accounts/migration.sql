-- CreateTable
CREATE TABLE "PendingMerge" (
    "guestId" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "requestedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectId" TEXT,
    "before" TEXT,
    "after" TEXT,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
);

-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "examDay" INTEGER;
ALTER TABLE "Profile" ADD COLUMN "studyMinutes" TEXT;
ALTER TABLE "Profile" ADD COLUMN "extraTime" TEXT NOT NULL DEFAULT 'none';
ALTER TABLE "Profile" ADD COLUMN "singleKeys" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_idx" ON "AuditEntry"("subjectId");
