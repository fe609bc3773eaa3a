import type { TextField } from './text-form.tsx'

/** What a new account needs, at sign-up and at set-up. */
export const NEW_ACCOUNT_FIELDS: TextField[] = [
  {
    name: 'name',
    label: 'Name',
    type: 'text',
    autoComplete: 'name',
    help: 'What you want to be called here.',
  },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    help: 'At least 8 characters; 15 or more is better, for example four words. Any characters, and pasting, are fine.',
  },
]
