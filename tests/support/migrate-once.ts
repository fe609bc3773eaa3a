// Run as a process of its own, to be killed once it says that it begins: migrate-once.ts FILE MIGRATIONS
import { migrate } from '../../prisma/migrate.ts'

const [file = '', migrations = ''] = process.argv.slice(2)
process.stdout.write('begin\n')
await migrate(file, new Date(), migrations)
