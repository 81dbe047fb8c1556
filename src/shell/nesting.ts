/** A script nests its commands deeper than we follow. */
export class NestingTooDeep extends Error {
  override readonly name = 'NestingTooDeep';
}

export const MAX_NESTING = 100;
