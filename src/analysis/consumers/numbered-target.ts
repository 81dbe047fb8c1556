import type { Analysis } from '../analysis.ts';
import { consumersOf } from '../../context/consumers/consumers-of.ts';

/** A stage that a file of the project asks for by its number, as a clause. */
export function findNumberedTarget({ surroundings }: Analysis): string | undefined {
  const numbered = consumersOf(surroundings).found.find(({ target }) => target !== undefined && /^\d+$/.test(target));
  return numbered && `line ${numbered.line} of ${numbered.path} builds the stage ${numbered.target!}`;
}
