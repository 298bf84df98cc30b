/** What can stand beside the text. */
export const tabs = ['facts', 'findings', 'figures', 'about'] as const;
export type Tab = (typeof tabs)[number];
