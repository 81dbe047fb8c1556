import { ARGUMENT_SEPARATOR } from '../dockerfile/blanks.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type ImageReference, parseReference } from '../dockerfile/reference.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';

/** The image that a stage rests on in the end. */
export interface BaseImage {
  readonly reference: ImageReference;
  /** As written in the FROM. */
  readonly text: string;
  /** The name has a variable in it and is read with the defaults of the file's ARGs, which a build may override. */
  readonly isOverridable: boolean;
}

/** Follows local stages down to an image; `undefined` for `scratch` and for names that cannot be worked out. */
export function findBaseImage(file: Dockerfile, stage: Stage): BaseImage | undefined {
  const { base, from } = lineageOf(stage)[0]!;
  const [text] = argumentsText(from.content).split(ARGUMENT_SEPARATOR) as [string];
  if (base.kind === 'image') return { reference: base.reference, text, isOverridable: false };
  if (base.kind === 'scratch') return undefined;
  const reference = parseReference(expandDefaults(file, text));
  return reference && { reference, text, isOverridable: true };
}

/**
 * An official image on Alpine, as its name or tag tells: those have stood on Alpine 3.3 or newer since there are any,
 * but for the few tags that name an older one.
 */
export function isOfficialAlpine({ domain, path, tag = '' }: ImageReference): boolean {
  return domain === 'docker.io' && path.startsWith('library/') && (tag.includes('alpine') || path === 'library/docker');
}

/** `$NAME`, `${NAME}` and `${NAME:-default}` by the ARGs that stand before the first FROM. */
function expandDefaults(file: Dockerfile, text: string): string {
  const defaults = new Map<string, string>();
  for (const { content } of file.instructions) {
    if (content.keyword !== 'arg') break;
    for (const { name, value } of readVariables(content)) defaults.set(name, unquote(value ?? ''));
  }
  return unquote(text).replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^${}]*))?\})/g,
    (_, bare: string, braced: string, fallback = '') => {
      return defaults.get(bare ?? braced) || (fallback as string);
    },
  );
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
