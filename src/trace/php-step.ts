import type { StepWrites } from './step-writes.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { CONSOLE_TASKS, EXTENSION_SETTINGS, EXTENSIONS } from '../knowledge/php.ts';
import type { Command } from '../shell/script.ts';

const NOTHING: StepWrites = { kind: 'nothing' };
const UNKNOWN: StepWrites = { kind: 'unknown' };
const IN_FOLDER: StepWrites = { kind: 'files', inFolder: true, paths: [] };
const SETTINGS: StepWrites = { kind: 'files', inFolder: false, paths: [`${EXTENSION_SETTINGS}/`] };
const COMPILED: StepWrites = { kind: 'files', inFolder: false, paths: [`${EXTENSIONS}/`, `${EXTENSION_SETTINGS}/`] };
const NAMES = /^[a-z][\w-]*$/;

/** What commands of PHP's images, PECL, Composer and the consoles of frameworks leave behind (docker-library/php, getcomposer.org; 2026-11-21). */
export function readPhpStep(command: Command): StepWrites | undefined {
  if (isRepeatable(command)) return NOTHING;
  const { program, args = [], via = [] } = readInvocation(command) ?? {};
  if (program === undefined || via.some((name) => name !== 'env')) return undefined;
  const words = args.map(({ value, text }) => value ?? text);
  const isRedirected = command.redirections.some(({ operator, target }) => />/.test(operator) && target && !/^\d$|^\/dev\//.test(target.text)); // prettier-ignore
  const step = readWords(program, words);
  if (step === undefined) return undefined;
  return isRedirected || command.assignments.some(({ name }) => /^(?:COMPOSER_(?:HOME|VENDOR_DIR|BIN_DIR)|COMPOSER|PHP_INI_DIR|HOME)$/.test(name)) ? UNKNOWN : step; // prettier-ignore
}

function readWords(program: string, words: readonly string[]): StepWrites | undefined {
  if (program === 'docker-php-ext-install') return readNames(words, COMPILED);
  if (program === 'docker-php-ext-enable') return readNames(words, SETTINGS);
  if (program === 'docker-php-ext-configure' || program === 'docker-php-source') return NOTHING;
  if (program === 'pecl') return readPecl(words);
  if (program === 'composer' || program === 'composer.phar') return readComposer(words);
  if (program === 'php') return readPhp(words);
  // What it prints is read by PHP, which puts Composer among the programs of the system.
  if (program === 'curl') return words.includes('https://getcomposer.org/installer') && words.every((word) => /^(?:-[sSfL]+|https:\/\/getcomposer\.org\/installer)$/.test(word)) ? NOTHING : undefined; // prettier-ignore
  if (program === 'artisan' || program === 'console') return CONSOLE_TASKS.test(words[0] ?? '') ? IN_FOLDER : UNKNOWN;
  return undefined;
}

/** The names of extensions, behind options of the script's own. */
function readNames(words: readonly string[], step: StepWrites): StepWrites {
  return extensionNames(words).every((name) => NAMES.test(name)) ? step : UNKNOWN;
}

function extensionNames(words: readonly string[]): readonly string[] {
  return words.filter((word, i) => !word.startsWith('-') && !/^(?:-j|--jobs|--ini-name)$/.test(words[i - 1] ?? ''));
}

function readPecl(words: readonly string[]): StepWrites {
  const [verb = '', ...rest] = words;
  if (/^(?:channel-update|update-channels|clear-cache|list|search|info|version)$/.test(verb)) return NOTHING;
  if (verb !== 'install') return UNKNOWN;
  const names = rest.filter((word, i) => !word.startsWith('-') && rest[i - 1] !== '-D' && rest[i - 1] !== '--configureoptions'); // prettier-ignore
  return names.every((name) => /^[a-z]\w*(?:-[\w.]+)?$/i.test(name)) ? COMPILED : UNKNOWN;
}

function readComposer(words: readonly string[]): StepWrites {
  const at = words.findIndex((word) => !word.startsWith('-'));
  const verb = words[at] ?? '';
  if (words.some((word) => /^(?:-d|--working-dir|-g|--global)(?:=|$)/.test(word)) || verb === 'global') return UNKNOWN;
  if (at === -1 || /^(?:self-update|clear-?cache|cc|validate|check-platform-reqs|diagnose|show|about)$/.test(verb)) return NOTHING; // prettier-ignore
  return /^(?:install|i|update|u|require|dump-?autoload|remove)$/.test(verb) ? IN_FOLDER : UNKNOWN;
}

function readPhp(words: readonly string[]): StepWrites {
  const [script = '', task = ''] = words;
  if (/^(?:-v|-m|-i|--version|--ini|--ri)$/.test(script)) return NOTHING;
  if (/^(?:\.\/)?(?:artisan|bin\/console)$/.test(script)) return CONSOLE_TASKS.test(task) ? IN_FOLDER : UNKNOWN;
  if (script === '--') {
    const isTool = words.slice(1).every((word) => /^--(?:install-dir=\/usr\/(?:local\/)?bin\/?|filename=composer|version=[\d.]+|[12])$/.test(word)); // prettier-ignore
    return isTool && words.some((word) => word.startsWith('--install-dir=')) ? NOTHING : UNKNOWN;
  }
  const composer = /(?:^|\/)composer(?:\.phar)?$/.test(script);
  return composer ? readComposer(words.slice(1)) : UNKNOWN;
}

/** The extensions that a command compiles: those of PECL with `true`. */
export function compiledExtensions(command: Command): readonly { readonly name: string; readonly isPecl: boolean }[] {
  const { program, args = [] } = readInvocation(command) ?? {};
  const words = args.map(({ value, text }) => value ?? text);
  if (program === 'docker-php-ext-install') return extensionNames(words).map((name) => ({ name, isPecl: false }));
  if (program !== 'pecl' || words[0] !== 'install') return [];
  return words.slice(1).flatMap((word) => (word.startsWith('-') ? [] : [{ name: word.replace(/-[\w.]+$/, '').toLowerCase(), isPecl: true }])); // prettier-ignore
}

/** Folders of the servers that an image of PHP or a package brings, in which a build changes settings. */
const SERVER_SETTINGS = /^\/etc\/(?:apache2|nginx|supervisor)(?:\/[\w.*+-]+)+$/;
const INI = /^"?(?:\$\{?PHP_INI_DIR\}?|\/usr\/local\/etc\/php)"?\/php\.ini(?:-production|-development)?"?$/;

/**
 * Whether a command arranges what the base brings, or gives files their owner and mode, so that on the same base it does the
 * same once more: modules and settings of Apache, PHP's own `php.ini`, `chown`.
 */
export function isRepeatable(command: Command): boolean {
  const [program, ...args] = command.words;
  const words = args.map(({ text }) => text);
  const operands = words.filter((word) => !word.startsWith('-'));
  if (command.assignments.length > 0 || command.redirections.length > 0) return false;
  if (/^a2(?:en|dis)(?:mod|site|conf)$/.test(program?.value ?? '')) return operands.every((word) => /^[\w.-]+$/.test(word)); // prettier-ignore
  if (program?.value === 'chown' || program?.value === 'chgrp' || program?.value === 'chmod') return operands.length >= 2 && words.every((word) => /^[\w./:,+=-]+$/.test(word)); // prettier-ignore
  if (program?.value === 'mv' || program?.value === 'cp') return operands.length === 2 && operands.every((word) => INI.test(word)); // prettier-ignore
  if (program?.value === 'rm') return operands.length > 0 && operands.every((word) => SERVER_SETTINGS.test(word));
  if (program?.value !== 'sed') return false;
  const isInPlace = words.some((word) => /^-[a-zA-Z]*i/.test(word));
  const files = operands.filter((word) => word.startsWith('/'));
  const scripts = operands.filter((word) => !word.startsWith('/'));
  return isInPlace && files.length > 0 && files.every((word) => SERVER_SETTINGS.test(word)) && scripts.length === 1 && !/`|\$\(/.test(scripts[0]!); // prettier-ignore
}

/** A command in its own words, on one line; `undefined` where that cannot be. */
export function textOf({ words }: Command): string | undefined {
  const text = words.map((word) => word.text).join(' ');
  return /[\r\n]/.test(text) ? undefined : text;
}
