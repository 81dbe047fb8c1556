import * as v from 'valibot';
import { BASE_KINDS, CLEANUP_STRATEGIES, RUNTIMES } from '../context/policy.ts';
import { parseReference } from '../dockerfile/reference.ts';
import { describeValue, quote } from './describe-value.ts';
import { findGlobProblem } from './globs.ts';
import { MAX_GLOBS } from './globs.ts';
import { findNearest } from './nearest.ts';
import { BUILDERS } from '../knowledge/builders.ts';
import type { Transform } from '../transform/transform.ts';

/** A schema of which only its form at run time is known. */
export type Schema = v.GenericSchema;

/** What a configuration may say, and the parts of it that stand in several places. */
export interface ConfigSchema {
  readonly config: Schema;
  /** By the name that the JSON schema gives them. */
  readonly definitions: Readonly<Record<'transformId' | 'glob' | 'options', Schema>>;
}

/**
 * The shape of a configuration for the given transforms, with a description of every key. The JSON schema for editors is
 * made of it, too. Messages are complete sentences of a problem without its place: `expected true or false, got "yes"`.
 */
export function makeConfigSchema(preset: readonly Transform[]): ConfigSchema {
  const transformId = v.picklist(
    preset.map(({ id }) => id),
    (issue) => unknownTransform(issue.input, preset),
  );
  const glob = v.pipe(
    v.string(expected('a glob')),
    v.check(
      (text) => findGlobProblem(text) === undefined,
      (issue) => `expected ${findGlobProblem(issue.input) ?? 'a glob'}, got ${describeValue(issue.input)}`,
    ),
    v.description(
      'A path from the folder of this file on; *, **, ?, [a-z] and {a,b} are known. Without "/": in any folder.',
    ),
  );
  const options = v.pipe(
    v.strictObject(Object.fromEntries(preset.map((transform) => [transform.id, optionsSchema(transform)]))),
    v.description('Options per transform.'),
  );
  const definitions = { transformId, glob, options };

  const config = v.strictObject({
    $schema: key(v.string(expected('a text')), 'Where the JSON schema of this file is. Only editors read it.'),
    ...choices(definitions),
    exclude: key(globs(glob), 'Globs of files that are not looked at.'),
    overrides: key(
      v.array(overrideSchema(definitions), expected('a list')),
      'Other choices for the files that match. Later entries win, key by key.',
    ),
  });
  return { config, definitions };
}

type Parts = ConfigSchema['definitions'];

function choices({ transformId, options }: Parts) {
  const ids = (): Schema => v.array(transformId, expected('a list of transforms'));
  return {
    unsafe: key(v.boolean(expected('true or false')), 'Apply fixes that rest on an assumption, too.'),
    allow: key(ids(), 'Transforms whose unsafe fixes are applied without "unsafe".'),
    only: key(ids(), 'Run these transforms and no others.'),
    skip: key(ids(), 'Never run these transforms.'),
    enable: key(ids(), 'Run these transforms, too, though they are off by default.'),
    transforms: v.optional(options),
    ...imageChoices(),
    ...buildChoices(),
  };
}

function imageChoices() {
  const images = (value: Schema): Schema => v.record(reference('the name of an image'), value);
  return {
    base: key(
      v.union(
        [kindOfBase(), v.record(v.string(), kindOfBase())],
        expected(`one of ${BASE_KINDS.join(', ')}, or an object that says it by image`),
      ),
      'What base images are changed into: one for all, or by image; "*" stands for all others. scratch is for programs in Go that need nothing else, and distroless for the rest. By default slim.',
    ),
    bases: key(images(reference('an image')), 'Images to be used in the place of others; what is in none is reported.'),
    runtime: key(
      v.picklist(RUNTIMES, expected(`one of ${RUNTIMES.join(', ')}`)),
      'Where the images run: kubernetes lets no user but root open a port below 1024. By default docker.',
    ),
    mirrors: key(
      v.record(v.string(), v.string(expected('the name of an image'))),
      'Copies of images: "registry.example.com/node": "node", or "registry.example.com/hub/*": "*".',
    ),
    images: key(images(ownImage()), 'Images of your own, and what they are like.'),
  };
}

function buildChoices() {
  return {
    cleanup: key(
      v.picklist(CLEANUP_STRATEGIES, expected(`one of ${CLEANUP_STRATEGIES.join(', ')}`)),
      'What becomes of the files that package managers keep: layer deletes them in the RUN that made them, cache-mount has them in a cache of the builder. By default layer.',
    ),
    builder: key(
      v.picklist(BUILDERS, expected(`one of ${BUILDERS.join(', ')}`)),
      'What builds the files: nothing is written that it does not know. Podman builds with buildah. By default buildkit.',
    ),
  };
}

function kindOfBase(): Schema {
  return v.picklist(BASE_KINDS, expected(`one of ${BASE_KINDS.join(', ')}`));
}

function reference(what: string) {
  return v.pipe(
    v.string(expected(what)),
    v.check((text) => parseReference(text) !== undefined, expected(what)),
  );
}

function ownImage(): Schema {
  const id = v.pipe(v.number(expected('a number')), v.integer(expected('a whole number')), v.minValue(0));
  const user = v.strictObject({
    name: v.string(expected('a text')),
    uid: v.optional(id),
    gid: v.optional(id),
    home: v.optional(v.string(expected('a path'))),
  });
  return v.strictObject({
    like: v.pipe(reference('an image'), v.description('The image that it behaves as.')),
    tags: key(v.array(v.string(expected('a tag')), expected('a list of tags')), 'The tags that there are.'),
    ownUser: key(user, 'The user that it brings for programs.'),
    dropsPrivileges: key(v.boolean(expected('true or false')), 'Its entrypoint starts as root and changes the user.'),
    replacement: key(v.string(expected('an image')), 'What to use in its place.'),
  });
}

function overrideSchema(parts: Parts): Schema {
  const files = v.pipe(globs(parts.glob), v.minLength(1, 'expected at least one glob, got an empty list'));
  const about = 'Globs of the files that this entry is for, from the folder of the configuration on.';
  return v.strictObject({ files: v.pipe(files, v.description(about)), ...choices(parts) });
}

function globs(glob: Schema) {
  return v.pipe(
    v.array(glob, expected('a list of globs')),
    v.maxLength(MAX_GLOBS, (issue) => `expected at most ${MAX_GLOBS} globs, got ${issue.input.length}`),
  );
}

function optionsSchema({ id, summary, defaults }: Transform): Schema {
  const entries = Object.entries(defaults).map(([name, value]): [string, Schema] => {
    return [name, key(optionSchema(id, name, value), `Option of ${id}. By default ${JSON.stringify(value)}.`)];
  });
  return key(v.strictObject(Object.fromEntries(entries)), `Options of ${id}: ${summary}.`);
}

/** An option is of the type that its default has. */
function optionSchema(id: string, name: string, value: unknown): Schema {
  if (typeof value === 'boolean') return v.boolean(expected('true or false'));
  if (typeof value === 'number') return v.pipe(v.number(expected('a number')), v.finite(expected('a finite number')));
  if (typeof value === 'string') return v.string(expected('a text'));
  if (Array.isArray(value)) return v.array(v.string(expected('a text')), expected('a list of texts'));
  throw new TypeError(`the option "${name}" of ${id} has a default that no configuration can say`);
}

function key(schema: Schema, description: string) {
  return v.optional(v.pipe(schema, v.description(description)));
}

function expected(what: string): (issue: v.BaseIssue<unknown>) => string {
  return (issue) => `expected ${what}, got ${describeValue(issue.input)}`;
}

function unknownTransform(input: unknown, preset: readonly Transform[]): string {
  if (typeof input !== 'string') return `expected the name of a transform, got ${describeValue(input)}`;
  const ids = preset.map(({ id }) => id);
  const nearest = findNearest(input, ids);
  const question = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `no transform is named ${quote(input)}${question === '' ? ';' : question} there are: ${ids.join(', ')}`;
}
