-- CreateTable
CREATE TABLE "DraftReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "questionId" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "reviewerId" TEXT,
    "order" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "matched" BOOLEAN NOT NULL,
    "verdict" TEXT,
    "comment" TEXT,
    "answeredAt" DATETIME NOT NULL,
    "decidedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "DraftReview_questionId_contentHash_reviewerId_key" ON "DraftReview"("questionId", "contentHash", "reviewerId");
