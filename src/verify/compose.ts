import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { isDeepYaml } from '../context/yaml-depth.ts';

/** What a Compose file says of the service that builds an image, as far as building and running it needs. */
export interface ComposeService {
  /** Absolute. */
  readonly context: string;
  readonly buildArguments: Readonly<Record<string, string>>;
  readonly target: string | undefined;
  readonly platform: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute. */
  readonly environmentFiles: readonly string[];
  readonly command: readonly string[] | undefined;
  /** Services that it needs and that have an image of their own, in the order in which they start. */
  readonly companions: readonly Companion[];
}

/** A service that runs beside the image. */
export interface Companion {
  /** The host name under which it is reached. */
  readonly name: string;
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute. */
  readonly environmentFiles: readonly string[];
  readonly command: readonly string[] | undefined;
}

type Problem = { readonly because: string };
type Environment = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

/** A Compose file of more characters is nobody's handwriting. */
const MAX_LENGTH = 131_072;
/** Lists and maps that lie in each other. */
const MAX_DEPTH = 100;

/** What the file says cannot be used; the message says why and what to do. */
class Unusable extends Error {}

/**
 * Reads a service of a Compose file (compose-spec, "Services top-level element").
 * @param folder absolute, that of the file: relative paths count from it
 * @param environment what `${NAME}` stands for
 */
export function readCompose(
  text: string,
  name: string,
  folder: string,
  environment: Environment,
): ComposeService | Problem {
  try {
    return new ComposeReader(text, folder, environment).read(name);
  } catch (error) {
    if (error instanceof Unusable) return { because: error.message };
    throw error;
  }
}

class ComposeReader {
  readonly #folder: string;
  readonly #environment: Environment;
  readonly #services: Fields;

  constructor(text: string, folder: string, environment: Environment) {
    this.#folder = folder;
    this.#environment = environment;
    const file = parseYaml(text);
    this.#services = isFields(file) && isFields(file['services']) ? file['services'] : {};
  }

  read(name: string): ComposeService {
    const service = this.#find(name);
    const build = service['build'];
    if (build === undefined || build === null) {
      throw new Unusable(`its service "${name}" has no build; name the one that builds this Dockerfile`);
    }
    const fields: Fields = isFields(build) ? build : { context: build };
    return {
      context: this.#context(this.#text(fields['context']) ?? '.'),
      buildArguments: this.#pairs(fields['args']),
      target: this.#text(fields['target']),
      platform: this.#text(service['platform']),
      ...this.#runtime(service),
      companions: this.#companions(name, new Set(), []),
    };
  }

  #find(name: string): Fields {
    const service = Object.hasOwn(this.#services, name) ? this.#services[name] : undefined;
    if (isFields(service) && service['extends'] === undefined) return service;
    if (isFields(service)) {
      throw new Unusable(`its service "${name}" extends another; give what \`docker compose config\` prints instead`);
    }
    const known = Object.keys(this.#services).join(', ');
    throw new Unusable(`it has no service "${name}"; there are: ${known === '' ? 'none' : known}`);
  }

  #runtime(service: Fields): Pick<Companion, 'environment' | 'environmentFiles' | 'command'> {
    return {
      environment: this.#pairs(service['environment']),
      environmentFiles: this.#files(service['env_file']),
      command: this.#words(service['command']),
    };
  }

  #context(path: string): string {
    if (!ADDRESS.test(path)) return this.#path(path);
    throw new Unusable('the context of the build is an address; fetch it, and name its folder with --context');
  }

  /**
   * Depth first, so that each comes after what it needs itself.
   * @param seen services that are among them already
   * @param path those that led here, in their order
   */
  #companions(name: string, seen: Set<string>, path: readonly string[]): readonly Companion[] {
    const way = [...path, name];
    const wanted = this.#find(name)['depends_on'];
    const names = Array.isArray(wanted) ? wanted.map(String) : isFields(wanted) ? Object.keys(wanted) : [];
    return names.flatMap((other) => {
      if (way.includes(other)) {
        throw new Unusable(`its services depend on each other in a circle: ${[...way, other].join(', ')}`);
      }
      if (seen.has(other)) return [];
      seen.add(other);
      const service = this.#find(other);
      const image = this.#text(service['image']);
      if (image === undefined || service['build'] !== undefined) {
        throw new Unusable(`"${name}" depends on "${other}", which has to be built; build it and give it an image`);
      }
      return [...this.#companions(other, seen, way), { name: other, image, ...this.#runtime(service) }];
    });
  }

  /** A map or a list of `NAME=value`; a name alone has the value that it has outside. */
  #pairs(value: unknown): Readonly<Record<string, string>> {
    const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((entry) => splitPair(String(entry)))
      : Object.entries(isFields(value) ? value : {});
    const pairs = entries.flatMap(([name, own]): (readonly [string, string])[] => {
      const text = own === null || own === undefined ? this.#variable(name) : this.#text(own);
      return text === undefined ? [] : [[name, text]];
    });
    return Object.fromEntries(pairs);
  }

  #files(value: unknown): readonly string[] {
    const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    return list.flatMap((entry) => {
      const text = this.#text(isFields(entry) ? entry['path'] : entry);
      if (text === undefined) return [];
      const path = this.#path(text);
      const isOptional = isFields(entry) && entry['required'] === false;
      return isOptional && !existsSync(path) ? [] : [path];
    });
  }

  #words(value: unknown): readonly string[] | undefined {
    if (Array.isArray(value)) return value.map((word) => this.#text(word) ?? '');
    const text = this.#text(value);
    if (text === undefined) return undefined;
    // Not repeated in the message: commands have passwords in them.
    if (/["'\\]/.test(text))
      throw new Unusable('a command in it has quotes or backslashes; write it as a list of words');
    return text.split(/\s+/).filter((word) => word !== '');
  }

  /** Of the environment alone, and not of what every object has. */
  #variable(name: string): string | undefined {
    return Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
  }

  #path(path: string): string {
    return resolve(this.#folder, path);
  }

  /** A scalar with its variables filled in; `undefined` for anything else. */
  #text(value: unknown): string | undefined {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') return undefined;
    return value.replace(
      VARIABLE,
      (whole, escaped?: string, bare?: string, braced?: string, operator?: string, rest = '') => {
        if (escaped !== undefined) return '$';
        const found = this.#variable((bare ?? braced)!);
        const isMissing = found === undefined || (found === '' && operator?.startsWith(':') === true);
        if (operator?.endsWith('+')) return isMissing ? '' : rest;
        if (!isMissing) return found;
        if (operator?.endsWith('?')) throw new Unusable(`${whole} is not set: ${rest}; set the variable`);
        return operator?.endsWith('-') ? rest : '';
      },
    );
  }
}

/** A file that says what nobody means by it is refused before it is parsed, or after as little as can be. */
function parseYaml(text: string): unknown {
  if (text.length > MAX_LENGTH) throw new Unusable('it is too large to be read');
  if (isDeepYaml(text, MAX_DEPTH)) throw new Unusable('its lists and maps lie too deep in each other');
  try {
    // A small file can stand for a huge document by its aliases. Compose reads `<<` as YAML 1.1 has it.
    return parse(text, { maxAliasCount: 100, merge: true, logLevel: 'error' });
  } catch (error) {
    throw new Unusable(`it is no YAML that can be used: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What a builder fetches instead of looking for it on the disk. */
const ADDRESS = /^(?:[a-z]+:\/\/|git@)/;

/** `$$`, `$NAME`, `${NAME}` and `${NAME:-default}` with its kin (compose-spec, "Interpolation"); not nested. */
const VARIABLE = /\$(?:(\$)|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^${}]*))?\})/g;

function splitPair(entry: string): readonly [string, string | undefined] {
  const at = entry.indexOf('=');
  return at === -1 ? [entry, undefined] : [entry.slice(0, at), entry.slice(at + 1)];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
