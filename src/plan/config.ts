import * as v from 'valibot';
import type { Config } from './choices.ts';
import { ConfigError } from './config-error.ts';
import { makeConfigSchema, type Schema } from './config-schema.ts';
import { describePath, describeValue, quote } from './describe-value.ts';
import { findNearest } from './nearest.ts';
import type { Transform } from '../transform/transform.ts';

/** More than these help nobody, and a hostile file may have thousands. */
const MAX_PROBLEMS = 20;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly says: string;
}

/**
 * Checks the value that a configuration file holds.
 * @param source the file's name, for the messages
 * @param preset every transform that there is: their ids and the keys and types of their defaults are what may be said
 * @throws ConfigError that lists what is wrong, one problem a line: file, key, what was expected
 */
export function parseConfig(value: unknown, source: string, preset: readonly Transform[]): Config {
  const { config } = makeConfigSchema(preset);
  const result = v.safeParse(config, value);
  // What valibot says of objects is left out: it takes a list for one, and names no more than one unknown key of each.
  const issues = (result.issues ?? []).filter(({ type }) => type !== 'strict_object');
  const problems = [...findShapeProblems(config, value), ...issues.map(toProblem)];
  // `strictObject` gives a new object of the known keys, so that no other key, nor `__proto__`, gets any further.
  if (result.success && problems.length === 0) return result.output as Config;
  throw new ConfigError(describeProblems(problems, source));
}

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  return {
    path: (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
    says: issue.message,
  };
}

/** Goes where the schema goes, hence no deeper than it, whatever the value holds. */
function* findShapeProblems(schema: Schema, value: unknown, path: Problem['path'] = []): Generator<Problem> {
  if (isOptional(schema)) {
    if (value !== undefined) yield* findShapeProblems(schema.wrapped, value, path);
    return;
  }
  if (isList(schema)) {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) yield* findShapeProblems(schema.item, item, [...path, i]);
    return;
  }
  if (!isObject(schema)) return;
  const keys = Object.keys(schema.entries);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { path, says: `expected an object, got ${describeValue(value)}` };
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (Object.hasOwn(schema.entries, key)) yield* findShapeProblems(schema.entries[key]!, entry, [...path, key]);
    else yield { path: [...path, key], says: unknownKey(key, keys) };
  }
  for (const key of keys) {
    if (Object.hasOwn(value, key) || isOptional(schema.entries[key]!)) continue;
    yield { path, says: `expected the key ${quote(key)}, which is missing` };
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  const nearest = findNearest(key, known);
  if (nearest !== undefined) return `unknown key; did you mean ${quote(nearest)}?`;
  return known.length === 0 ? 'unknown key; there are none here' : `unknown key; there are: ${known.join(', ')}`;
}

function isOptional(schema: Schema): schema is v.OptionalSchema<Schema, undefined> {
  return schema.type === 'optional';
}

function isList(schema: Schema): schema is v.ArraySchema<Schema, undefined> {
  return schema.type === 'array';
}

function isObject(schema: Schema): schema is v.StrictObjectSchema<Record<string, Schema>, undefined> {
  return schema.type === 'strict_object';
}

function describeProblems(problems: readonly Problem[], source: string): string {
  const lines = problems.slice(0, MAX_PROBLEMS).map(({ path, says }) => {
    const place = describePath(path);
    return place === '' ? `${source}: ${says}` : `${source}: ${place}: ${says}`;
  });
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`${source}: ${more} more problems like these`);
  return lines.join('\n');
}
