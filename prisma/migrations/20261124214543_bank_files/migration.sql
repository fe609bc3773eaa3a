-- AlterTable
ALTER TABLE "Pack" ADD COLUMN "factsSource" TEXT;
ALTER TABLE "Pack" ADD COLUMN "seededHash" TEXT;

-- AlterTable
ALTER TABLE "Page" ADD COLUMN "seededHash" TEXT;

-- CreateTable
CREATE TABLE "Image" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "ImageFile" (
    "path" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "seededHash" TEXT,
    "imageName" TEXT NOT NULL,
    CONSTRAINT "ImageFile_imageName_fkey" FOREIGN KEY ("imageName") REFERENCES "Image" ("name") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What is there came from the files. They are to be seeded once more: fact-check.yaml and pictures are kept from now on.
UPDATE "Pack" SET "seededHash" = "contentHash", "filesHash" = '';
UPDATE "Page" SET "seededHash" = "contentHash";
