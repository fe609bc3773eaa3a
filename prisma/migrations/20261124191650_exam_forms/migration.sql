-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "topics" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Attempt" ADD COLUMN "extraMinutes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Attempt" ADD COLUMN "lastSeenAt" DATETIME;
ALTER TABLE "Attempt" ADD COLUMN "leaseTab" TEXT;

-- AlterTable
ALTER TABLE "Slot" ADD COLUMN "firstChosen" TEXT;
ALTER TABLE "Slot" ADD COLUMN "elapsedMs" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Slot" ADD COLUMN "savedAt" DATETIME;

-- Until now every save counted as a change.
UPDATE "Slot" SET "savedAt" = "changedAt";
UPDATE "Attempt" SET "lastSeenAt" = (SELECT MAX("changedAt") FROM "Slot" WHERE "Slot"."attemptId" = "Attempt"."id");
