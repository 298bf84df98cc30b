/** Which values are shown: all, those that are open, or those that ask for a second look. */
export type Only = 'all' | 'open' | 'again';
export const onlies: readonly Only[] = ['all', 'open', 'again'];
