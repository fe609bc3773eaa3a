-- AlterTable
ALTER TABLE "QuestionVersion" ADD COLUMN "countsAs" INTEGER;

-- CreateTable
CREATE TABLE "Draft" (
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "source" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "authorId" TEXT,
    "editorId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("kind", "subjectId")
);

-- CreateIndex
CREATE INDEX "Draft_updatedAt_idx" ON "Draft"("updatedAt");

-- CreateIndex
CREATE INDEX "Review_questionId_version_idx" ON "Review"("questionId", "version");
