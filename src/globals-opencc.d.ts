declare module 'opencc-js/dict/TSCharacters' {
  /** Pairs `繁 简` separated by '|'; after the first reading others may follow. */
  const pairs: string;
  export default pairs;
}
