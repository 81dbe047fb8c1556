import type { RunSite } from '../analysis.ts';
import type { RunPlace } from '../../dockerfile/verbs.ts';
import type { Command } from '../../shell/script.ts';
import type { Edit } from '../../text/edit.ts';

export type StripReason =
  'debugger' | 'debugging' | 'flags-elsewhere' | 'flags-unknown' | 'library' | 'old-cargo' | 'unread-script';

/** A command that may link a program, in its place. */
export interface StripPlace {
  readonly run: RunSite;
  readonly place: RunPlace;
  readonly command: Command;
}

/** What is to be done to one command. */
export type StripPlan =
  | {
      readonly kind: 'edit';
      readonly title: string;
      readonly language: 'Go' | 'Rust' | 'C';
      readonly edit: Edit;
    }
  | { readonly kind: 'refusal'; readonly reason: StripReason; readonly detail: string };
