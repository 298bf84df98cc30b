/** What is being typed below a value: another value, a note, or a value that was not read. */
export type Form = 'correct' | 'note' | 'add';
