-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "foretoldHigh" INTEGER;
ALTER TABLE "Attempt" ADD COLUMN "foretoldLow" INTEGER;
ALTER TABLE "Attempt" ADD COLUMN "foretoldPass" REAL;
ALTER TABLE "Attempt" ADD COLUMN "foretoldScaled" INTEGER;

-- AlterTable
ALTER TABLE "Slot" ADD COLUMN "foretold" REAL;
