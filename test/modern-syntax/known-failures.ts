/** Cases that are right and that the program does not meet yet: the name of the case, and what is wrong. */
export const KNOWN_FAILURES: Readonly<Record<string, string>> = {};
