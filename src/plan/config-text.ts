import { ConfigError } from './config-error.ts';
import { findJsonError } from './json-syntax.ts';
import { quote } from './describe-value.ts';
import { isTooDeep } from './yaml-depth.ts';
import { BYTE_ORDER_MARK, lineNumberAt } from '../text/lines.ts';

/** The key of package.json that holds a configuration. */
export const PACKAGE_KEY = 'dockoptimize';

const MAX_JSON = 4_194_304;
/** Repeated keys and errors take the YAML reader time that grows with the square of the text. */
const MAX_YAML = 32_768;
const MAX_ALIASES = 100;

/**
 * The value that a configuration file's text holds, still unchecked: hand it to `parseConfig`. What ends with `.json` is
 * read as JSON, anything else as YAML. Of a package.json it is the value of its key `dockoptimize`.
 * @param source the file's path; its name says how to read it
 * @returns `undefined` for a package.json without the key
 * @throws ConfigError that names the line and the column of what cannot be read
 */
export async function parseConfigText(text: string, source: string): Promise<unknown> {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const name = source.slice(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
  if (!name.endsWith('.json')) return parseYaml(bare, source);
  const value = parseJson(bare, source);
  if (name !== 'package.json') return value;
  const isPackage = typeof value === 'object' && value !== null && Object.hasOwn(value, PACKAGE_KEY);
  return isPackage ? (value as Record<string, unknown>)[PACKAGE_KEY] : undefined;
}

function parseJson(text: string, source: string): unknown {
  checkLength(text, MAX_JSON, source);
  try {
    return JSON.parse(text);
  } catch {
    const at = findJsonError(text) ?? text.length;
    const line = lineNumberAt(text, at);
    const column = at - text.lastIndexOf('\n', at - 1);
    const found = at === text.length ? 'the text ends too soon' : `unexpected ${quote(firstWord(text, at))}`;
    throw new ConfigError(`${source}:${line}:${column}: not valid JSON: ${found}`);
  }
}

const WORD = /[\w.+-]+|./suy;

function firstWord(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)![0];
}

async function parseYaml(text: string, source: string): Promise<unknown> {
  checkLength(text, MAX_YAML, source);
  if (isTooDeep(text)) {
    throw new ConfigError(`${source}: not valid as a configuration: it nests too deeply, or says too much on one line`);
  }
  const { parseDocument } = await import('yaml');
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' });
    const error = document.errors[0];
    if (error) {
      const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
      throw new ConfigError(`${source}:${line}:${col}: not valid YAML: ${firstClause(error.message)}`);
    }
    // A file of nothing but comments chooses nothing.
    return document.contents === null ? {} : document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // Too many aliases, or an alias of nothing.
    const why = error instanceof Error ? firstClause(error.message) : String(error);
    throw new ConfigError(`${source}: not valid YAML: ${why}`);
  }
}

/** The reader's message without the excerpt and the position that it adds. */
function firstClause(message: string): string {
  const [line] = message.split('\n', 1);
  return line!.replace(/ at line \d+, column \d+:?$/, '');
}

function checkLength(text: string, limit: number, source: string): void {
  if (text.length <= limit) return;
  throw new ConfigError(`${source}: expected a configuration of at most ${limit} characters, got ${text.length}`);
}
