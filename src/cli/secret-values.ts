import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { VerifyOptions } from './verify-options.ts';
import { isSecretName } from '../knowledge/secrets/names.ts';
import type { ComposeService } from '../verify/compose.ts';
import { readEnvironmentFile } from '../verify/environment-file.ts';

/**
 * The values that a log may repeat and nobody should read: those of secrets, and those of build arguments and variables
 * whose names speak of one. A file that cannot be read has none: the build will say so.
 * @param current the current folder, absolute
 */
export function findSecretValues(
  options: Pick<VerifyOptions, 'buildArguments' | 'environmentFiles' | 'secrets'>,
  service: ComposeService | undefined,
  current: string,
): readonly string[] {
  const started = service ? [service, ...service.companions] : [];
  const files = [
    ...options.environmentFiles.map((file) => resolve(current, file)),
    ...started.flatMap(({ environmentFiles }) => environmentFiles),
  ];
  const variables = [
    ...[options.buildArguments, service?.buildArguments ?? {}].flatMap((values) => Object.entries(values)),
    ...started.flatMap(({ environment }) => Object.entries(environment)),
    ...files.flatMap((file) => [...readEnvironmentFile(readIfThere(file))]),
  ];
  return [
    ...variables.flatMap(([name, value]) => (isSecretName(name) ? [value, ...passwordOf(value)] : passwordOf(value))),
    ...options.secrets.flatMap((spec) => readSecret(spec, current)),
  ];
}

/** `postgres://user:password@host`, which a log may tear apart. */
function passwordOf(value: string): readonly string[] {
  const password = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/@:]{0,256}:([^\s/@]{1,512})@/i.exec(value)?.[1];
  return password === undefined ? [] : [password];
}

/**
 * The value of `id=token,src=token.txt`, `id=token,env=TOKEN`, or `id=TOKEN`, which is the variable or else the file of
 * that name (Docker's reference, "docker buildx build --secret").
 */
function readSecret(spec: string, current: string): readonly string[] {
  const fields = new Map(spec.split(',').map(readField));
  const path = fields.get('src') ?? fields.get('source');
  const variable =
    fields.get('env') ?? (fields.get('type') === 'env' || path === undefined ? (path ?? fields.get('id')) : undefined);
  const value = variable === undefined ? undefined : process.env[variable];
  if (value !== undefined) return [value];
  const file = path ?? fields.get('id');
  if (file === undefined) return [];
  const text = readIfThere(resolve(current, file));
  // Of a file of settings, such as .npmrc, a log shows a value without its name.
  const settings = [...readSettings(text)].flatMap(([name, setting]) => (isSecretName(name) ? [setting] : []));
  return [text, ...settings];
}

function readSettings(text: string): readonly (readonly [string, string])[] {
  return text.split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
    const at = line.indexOf('=');
    return at === -1
      ? []
      : [
          [
            line.slice(0, at),
            line
              .slice(at + 1)
              .trim()
              .replace(/^(["'])(.*)\1$/, '$2'),
          ],
        ];
  });
}

/** A field of a list of values that are separated by commas; one with a comma in it stands in quotes. */
function readField(field: string): readonly [string, string] {
  const text = field.trim().replace(/^"(.*)"$/, '$1');
  const at = text.indexOf('=');
  return at === -1 ? [text.toLowerCase(), ''] : [text.slice(0, at).toLowerCase(), text.slice(at + 1)];
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
