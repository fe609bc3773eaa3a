import type { SaveState } from './autosave.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** Where the text is kept, in words. */
export function saveWords(save: SaveState): string {
  switch (save.at) {
    case 'unchanged':
      return 'Nothing changed. What you write is saved as you go.'
    case 'waiting':
    case 'saving':
      return 'Saving… Kept on this device meanwhile.'
    case 'saved':
      return `Saved at ${TIME.format(new Date(save.savedAt))}.`
    case 'device':
      return `Kept on this device, not on the server yet: ${save.message} It is tried again by itself.`
    case 'conflict':
      return 'Not saved: choose between the two texts above.'
  }
}
