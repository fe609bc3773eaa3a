-- CreateTable
CREATE TABLE "MissChoice" (
    "studentId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "lastDay" INTEGER NOT NULL,

    PRIMARY KEY ("studentId", "questionId", "version", "place"),
    CONSTRAINT "MissChoice_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ParkedQuestion" (
    "studentId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "parkedAt" DATETIME NOT NULL,

    PRIMARY KEY ("studentId", "questionId"),
    CONSTRAINT "ParkedQuestion_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ParkedQuestion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Review_studentId_topicId_id_idx" ON "Review"("studentId", "topicId", "id");

-- AlterTable
ALTER TABLE "DayProgress" ADD COLUMN "dueAnswers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "DayProgress" ADD COLUMN "dueKnown" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "dueAnswers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "dueKnown" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "sureAnswers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "unsureAnswers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "unsureCorrect" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "guessAnswers" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "TopicProgress" ADD COLUMN "guessCorrect" INTEGER NOT NULL DEFAULT 0;

-- The answers that the log has already, without what was undone.
CREATE TEMPORARY TABLE "Standing" AS
  SELECT "studentId", "topicId", "questionId", "version", "chosen", "day", "correct", "confidence",
         "beforeIntervalDays" >= 1 AND "beforeDueDay" IS NOT NULL AND "beforeDueDay" <= "day" AS "due"
  FROM "Review" r
  WHERE "kind" = 'review' AND NOT EXISTS (SELECT 1 FROM "Review" u WHERE u."undoes" = r."id");

UPDATE "TopicProgress" SET
    "dueAnswers" = counted."dueAnswers",
    "dueKnown" = counted."dueKnown",
    "sureAnswers" = counted."sureAnswers",
    "unsureAnswers" = counted."unsureAnswers",
    "unsureCorrect" = counted."unsureCorrect",
    "guessAnswers" = counted."guessAnswers",
    "guessCorrect" = counted."guessCorrect"
  FROM (
    SELECT "studentId", "topicId",
           SUM("due") AS "dueAnswers",
           SUM("due" AND "correct") AS "dueKnown",
           SUM("confidence" IS 'sure') AS "sureAnswers",
           SUM("confidence" IS 'unsure') AS "unsureAnswers",
           SUM("confidence" IS 'unsure' AND "correct") AS "unsureCorrect",
           SUM("confidence" IS 'guess') AS "guessAnswers",
           SUM("confidence" IS 'guess' AND "correct") AS "guessCorrect"
    FROM "Standing" GROUP BY "studentId", "topicId"
  ) AS counted
  WHERE counted."studentId" = "TopicProgress"."studentId" AND counted."topicId" = "TopicProgress"."topicId";

UPDATE "DayProgress" SET "dueAnswers" = counted."dueAnswers", "dueKnown" = counted."dueKnown"
  FROM (
    SELECT "studentId", "day", SUM("due") AS "dueAnswers", SUM("due" AND "correct") AS "dueKnown"
    FROM "Standing" GROUP BY "studentId", "day"
  ) AS counted
  WHERE counted."studentId" = "DayProgress"."studentId" AND counted."day" = "DayProgress"."day";

INSERT INTO "MissChoice" ("studentId", "questionId", "version", "place", "count", "lastDay")
  SELECT s."studentId", s."questionId", s."version", choice."value", COUNT(*), MAX(s."day")
  FROM "Standing" s, json_each(CASE WHEN json_valid(s."chosen") THEN s."chosen" ELSE '[]' END) choice
  WHERE NOT s."correct" AND choice."type" = 'integer'
  GROUP BY s."studentId", s."questionId", s."version", choice."value";

DROP TABLE "Standing";
