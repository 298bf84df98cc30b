/** What is being typed: another value, a note, or a value that was not read. */
export type Form = 'correct' | 'note' | 'add';
