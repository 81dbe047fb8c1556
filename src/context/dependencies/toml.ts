import { parse, TomlError } from 'smol-toml';
import { fieldsOf, type Fields } from './fields.ts';

/** A `pyproject.toml` nests five deep. */
const MAX_DEPTH = 32;

/** @returns `undefined` for what is no TOML, or nests too deep */
export function readToml(text: string): Fields | undefined {
  try {
    return fieldsOf(parse(text, { maxDepth: MAX_DEPTH, integersAsBigInt: 'asNeeded' }));
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}
