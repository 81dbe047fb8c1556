import { ARGUMENT_SEPARATOR } from './blanks.ts';
import { argumentsText } from './instruction.ts';
import { type ImageReference, parseReference } from './reference.ts';
import type { Scan } from './scan.ts';
import type { Stage } from './stages.ts';
import { readVariables } from './variables.ts';
import { memoize } from '../text/memo.ts';
import { isContiguous, sourceSpan } from '../text/mapped-text.ts';
import { shiftSpan, type Span } from '../text/span.ts';

/** The image that a FROM names, as written and with the defaults of the file's ARGs filled in. */
export interface FromReference {
  /** As written. */
  readonly text: string;
  /** In the file; `undefined` where a line break runs through it. */
  readonly span: Span | undefined;
  /** As the build reads it where no argument is overridden. */
  readonly expanded: string;
  readonly reference: ImageReference;
  /** In the order of the text; a build may give each another value. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** The value of `--platform`, as written. */
  readonly platform: string | undefined;
}

/**
 * Reads a FROM that names an image: `undefined` for `scratch`, for a local stage, and where the name cannot be worked out
 * from the file (trap E7).
 */
export function readFromReference(scan: Scan, stage: Stage): FromReference | undefined {
  const { kind } = stage.base;
  if (kind === 'scratch' || kind === 'stage') return undefined;
  const known = knownOf(stage);
  if (known.scan !== scan) Object.assign(known, { scan, reference: readAfresh(scan, stage) });
  return known.reference;
}

const knownOf = memoize((_stage: Stage): { scan: Scan | undefined; reference: FromReference | undefined } => {
  return { scan: undefined, reference: undefined };
});

function readAfresh(scan: Scan, { from }: Stage): FromReference | undefined {
  const [text] = argumentsText(from.content).split(ARGUMENT_SEPARATOR) as [string];
  const { expanded, variables } = expandDefaults(text, readGlobalDefaults(scan));
  const reference = parseReference(expanded.replace(/^(["'])(.*)\1$/, '$2'));
  if (!reference) return undefined;
  const { joined, argumentsSpan, flags } = from.content;
  const word = { start: argumentsSpan.start, end: argumentsSpan.start + text.length };
  const platform = flags.find((flag) => flag.text.startsWith('--platform='))?.text.slice('--platform='.length);
  const span = isContiguous(joined, word) ? shiftSpan(sourceSpan(joined, word), from.start) : undefined;
  return { text, span, expanded, reference, variables, platform };
}

/**
 * The reference with another tag, as it has to be written so that every variable in it keeps its value. `undefined` where
 * that cannot be: the tag has no place for a variable's value, or the name itself is in a variable.
 */
export function writeTag({ text, expanded, variables }: FromReference, tag: string): string | undefined {
  if (/["'@]/.test(text)) return undefined;
  const [name, place] = splitName(text);
  if (name.includes('$')) return undefined;
  const own = variables.filter(({ value }) => value !== '');
  if (variables.length === 0) return `${name}:${tag}`;
  if (own.length !== variables.length || !expanded.startsWith(`${name}:`)) return undefined;
  let written = '';
  let rest = tag;
  const words = place.match(VARIABLE) ?? [];
  for (const [i, { value }] of own.entries()) {
    const at = rest.indexOf(value);
    const word = words[i];
    if (at === -1 || word === undefined) return undefined;
    written += rest.slice(0, at) + (/^\w/.test(rest.slice(at + value.length)) ? braced(word) : word);
    rest = rest.slice(at + value.length);
  }
  return `${name}:${written}${rest}`;
}

const VARIABLE = /\$(?:\w+|\{\w+(?::?-[^${}]*)?\})/g;

function braced(word: string): string {
  return word.startsWith('${') ? word : `\${${word.slice(1)}}`;
}

/** The name, and the tag behind it: a colon before a slash belongs to a port. */
function splitName(text: string): readonly [name: string, tag: string] {
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** `$NAME`, `${NAME}` and `${NAME:-default}` by the ARGs that stand before the first FROM. */
function expandDefaults(
  text: string,
  defaults: ReadonlyMap<string, string>,
): Pick<FromReference, 'expanded' | 'variables'> {
  const variables: { name: string; value: string }[] = [];
  const expanded = text.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^${}]*))?\})/g,
    (_, bare: string | undefined, named: string | undefined, fallback: string | undefined) => {
      const name = bare ?? named!;
      const value = defaults.get(name) || (fallback ?? '');
      variables.push({ name, value });
      return value;
    },
  );
  return { expanded, variables };
}

const readGlobalDefaults = memoize((scan: Scan): ReadonlyMap<string, string> => {
  const defaults = new Map<string, string>();
  for (const { content } of scan.instructions) {
    if (content.keyword !== 'arg') break;
    for (const { name, value } of readVariables(content)) {
      const plain = (value ?? '').replace(/^(["'])(.*)\1$/, '$2');
      defaults.set(name, expandDefaults(plain, defaults).expanded);
    }
  }
  return defaults;
});
