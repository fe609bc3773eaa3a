// The program of the checking thread. A thread does not inherit tsx's hooks on Node 20 (and `--import tsx` does not set
// them there), so they are registered here before any TypeScript is loaded.
import { register } from 'tsx/esm/api'

register()
await import('./check-worker.ts')
