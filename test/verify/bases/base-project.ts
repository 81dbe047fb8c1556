import type { Choices } from '../../../src/plan/plan.ts';

/** A small repository whose base image or user is changed, and what has to come of it. */
export interface BaseProject {
  /** A few words that say what is special about it. */
  readonly name: string;
  /** The one that is planned, alone. */
  readonly transform: string;
  readonly dockerfile: string;
  /** Texts of the build context, by path; those that begin with `#!` can be run. */
  readonly context: Readonly<Record<string, string>>;
  /** What a user would have written into the configuration. */
  readonly choices?: Choices | undefined;
  readonly does: Served | Worked;
  readonly wanted: Wanted;
}

/** A program that stays up and answers over HTTP. */
export interface Served {
  readonly kind: 'service';
  /** Where it listens, inside its container. */
  readonly port: number;
  /** Part of the answer to `GET /`, which has to be the same before and after. */
  readonly answers: string;
}

/** A program that ends by itself, with status 0. */
export interface Worked {
  readonly kind: 'job';
  /** Part of what it prints, which has to be the same before and after. */
  readonly answers: string;
}

export interface Wanted {
  /** What the last FROM of the result names. */
  readonly base: string;
  /** `User` of the image; '' for root. */
  readonly user: string;
  /** What `id` prints in the image; only where that has the command. */
  readonly id?: string | undefined;
  /** Lines that the result has to have, besides. */
  readonly lines?: readonly string[] | undefined;
}
