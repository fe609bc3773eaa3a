// Run as a process of its own, to be killed: migrate-once.ts FILE MIGRATIONS
import { migrate } from '../../prisma/migrate.ts'

const [file = '', migrations = ''] = process.argv.slice(2)
await migrate(file, new Date(), migrations)
