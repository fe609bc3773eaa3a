-- CreateTable
CREATE TABLE "DayPlan" (
    "studentId" TEXT NOT NULL PRIMARY KEY,
    "day" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    CONSTRAINT "DayPlan_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CatchUp" (
    "studentId" TEXT NOT NULL PRIMARY KEY,
    "fromDay" INTEGER NOT NULL,
    "untilDay" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    CONSTRAINT "CatchUp_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanFeed" (
    "studentId" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PlanFeed_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "PlanFeed_tokenHash_key" ON "PlanFeed"("tokenHash");

