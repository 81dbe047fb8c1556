/** How far a comparison of two images got: each step includes those before it. */
export const REACHES = ['built', 'started', 'served', 'smoked'] as const;
export type Reach = (typeof REACHES)[number];
