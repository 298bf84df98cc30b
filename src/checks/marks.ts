/** Marks that come in pairs, in half width: the opening ones, and in the same order what closes them. */
export const opening: readonly string[] = [...'《“‘(〔【'];
export const closing: readonly string[] = [...'》”’)〕】'];
