import * as z from 'zod'

/** The name a browser tab gives itself for one sitting. */
export const TabSchema = z.string().regex(/^[\w-]{8,64}$/, 'is 8 to 64 letters, digits, - and _')
