import * as z from 'zod'

/** What the account forms have in common. Lengths only: whether a password is good is the server's rule. */
export const Email = z
  .string()
  .trim()
  .max(254, 'This is longer than an e-mail address can be.')
  .pipe(z.email('Write an e-mail address, like you@example.org.'))
export const Password = z
  .string()
  .min(1, 'Write your password.')
  .max(1_000, 'This is too long for a password.')
export const NewPassword = z
  .string()
  .min(1, 'Choose a password.')
  .max(1_000, 'This is too long for a password.')
export const Name = z
  .string()
  .trim()
  .min(1, 'Write the name you want to be called.')
  .max(80, 'Use at most 80 characters.')
  .refine(
    (name) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(name),
    'Use letters that can be seen.',
  )
