-- CreateTable
CREATE TABLE "StudentMemory" (
    "studentId" TEXT NOT NULL PRIMARY KEY,
    "through" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stability" BLOB NOT NULL,
    CONSTRAINT "StudentMemory_studentId_fkey" FOREIGN KEY ("studentId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
