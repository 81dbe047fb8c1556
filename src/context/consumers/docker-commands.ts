import { locateBuild } from './paths.ts';
import { type Build, readShortMount, textOfWords, type Use } from './use.ts';
import type { BuildContext } from '../build-context.ts';
import { cleanPath, joinPath } from '../context-path.ts';
import { type DockerOption, readDockerOptions, valueOfOption, valuesOfOption } from '../../knowledge/docker-options.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { parseScript } from '../../shell/parse.ts';
import { type Command, isOpaque, type Word } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';

/** A script of a file of the project, and where it stands. */
export interface ScriptSite {
  readonly kind: Use['kind'];
  /** Relative to the root of the project. */
  readonly path: string;
  /** The line of the file in which it begins; from 1. */
  readonly line: number;
  /** The folders that it may be run in, relative to the root of the project, the likeliest first. */
  readonly folders: readonly string[];
  readonly files: BuildContext;
}

/** More scripts in one file than these, or more lines in one, are nobody's. */
const MAX_LINES = 3000;
const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'img', 'sudo-docker']);
const COMPOSE: ReadonlySet<string> = new Set(['docker-compose', 'podman-compose', 'docker-compose-v1']);
const MENTION = /\b(?:docker|podman|nerdctl|buildah|kaniko|executor|img)\b/;

/** What the engine's commands in a script do with images. What the shell could not be read of is read line by line. */
export function readDockerCommands(text: string, site: ScriptSite): readonly Use[] {
  if (!MENTION.test(text)) return [];
  const script = parseScript(text);
  if (!isOpaque(script)) return readAll(findCommands(script), text, site);
  return joinLines(text).flatMap(({ line, text: own }) => {
    const single = MENTION.test(own) ? parseScript(own) : undefined;
    return single && !isOpaque(single)
      ? readAll(findCommands(single), own, { ...site, line: site.line + line })
      : [];
  });
} // prettier-ignore

function joinLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  const joined: { line: number; text: string }[] = [];
  let isOpen = false;
  for (const [line, own] of text.split('\n').slice(0, MAX_LINES).entries()) {
    if (isOpen) joined.at(-1)!.text += ` ${own.replace(/\\\s*$/, '')}`;
    else joined.push({ line, text: own.replace(/\\\s*$/, '') });
    isOpen = /\\\s*$/.test(own);
  }
  return joined;
}

function readAll(sites: ReturnType<typeof findCommands>, text: string, site: ScriptSite): readonly Use[] {
  let { folders } = site;
  let at = 0;
  let { line } = site;
  const uses: Use[] = [];
  for (const { command, within } of sites) {
    for (; at < command.span.start; at += 1) if (text.charCodeAt(at) === 10) line += 1;
    const invocation = readInvocation(command);
    if (!invocation) continue;
    const words = invocation.args.map(wordText);
    if (invocation.program === 'cd' && within.length === 0) folders = goTo(folders, words[0]);
    else uses.push(...readCommand(invocation.program, words, command, { ...site, folders, line }));
  }
  return uses;
}

function goTo(folders: readonly string[], target: string | undefined): readonly string[] {
  // To where the script lies, or its project: the folders it may be run in are those as well.
  if (target === undefined || target.startsWith('/') || target.includes('$')) return folders;
  return folders.map((folder) => cleanPath(joinPath(folder, target))).map((path) => (path === '.' ? '' : path));
}

/** Its value, or as written without the quotes: a variable in it stays. */
function wordText({ value, text }: Word): string {
  return value ?? text.replace(/["']/g, '');
}

function readCommand(program: string, words: readonly string[], _: Command, site: ScriptSite): readonly Use[] {
  if (COMPOSE.has(program)) return readCompose(words, site);
  if (program === 'executor') return readKaniko(words, site);
  if (!ENGINES.has(program)) return [];
  const { rest } = readDockerOptions(words, 'global');
  const isGroup = /^(?:image|container|builder|buildx)$/.test(rest[0] ?? '');
  const [verb, ...own] = isGroup ? rest.slice(1) : rest;
  if (verb === 'compose') return readCompose(own, site);
  if (verb === 'build' || verb === 'bud' || verb === 'build-using-dockerfile' || (program === 'buildx' && verb === 'b'))
    return readBuild(own, site);
  if ((verb === 'run' || verb === 'create') && program !== 'buildah') return readRun(own, site);
  if (verb === 'exec') return readExec(own, site);
  if (verb === 'push') return readPush(own, site);
  return [];
}

function readBuild(words: readonly string[], site: ScriptSite): readonly Use[] {
  // Options may stand behind the folder as well.
  const options: DockerOption[] = [];
  const operands: string[] = [];
  for (let rest = words; rest.length > 0;) {
    const read = readDockerOptions(rest, 'build');
    options.push(...read.options);
    operands.push(...read.rest.slice(0, 1));
    rest = read.rest.slice(1);
  }
  const [context] = operands;
  if (context === undefined) return [];
  const place = locateBuild(site.files, site.folders, context, valueOfOption(options, '-f', '--file'));
  const build = {
    ...place,
    target: valueOfOption(options, '--target'),
    args: readArgs(valuesOfOption(options, '--build-arg')),
    names: valuesOfOption(options, '-t', '--tag'),
  };
  const isPushed = options.some(({ name }) => name === '--push') || /\bpush=true\b|type=registry/.test(valuesOfOption(options, '-o', '--output').join(' '));
  return [{ ...siteOf(site), build, target: build.target, published: isPushed ? site.line : undefined }];
} // prettier-ignore

/** `/kaniko/executor --context DIR --dockerfile FILE --destination NAME` builds, and pushes. */
function readKaniko(words: readonly string[], site: ScriptSite): readonly Use[] {
  const { options } = readDockerOptions(words, 'build');
  const context = valueOfOption(options, '--context', '-c')?.replace(/^dir:\/\//, '');
  const names = valuesOfOption(options, '--destination', '-d');
  if (context === undefined) return [];
  const place = locateBuild(site.files, site.folders, withoutCheckout(context), valueOfOption(options, '--dockerfile', '-f')?.replace(/^\$\{?CI_PROJECT_DIR\}?\/?/, ''));
  const target = valueOfOption(options, '--target');
  const build: Build = { ...place, target, args: readArgs(valuesOfOption(options, '--build-arg')), names };
  return [{ ...siteOf(site), build, target, published: names.length > 0 ? site.line : undefined }];
} // prettier-ignore

/** Where a pipeline has checked the project out is its root. */
export function withoutCheckout(path: string): string {
  const rest = path.replace(/^\$\{?(?:CI_PROJECT_DIR|GITHUB_WORKSPACE|PWD|WORKSPACE|TRAVIS_BUILD_DIR)\}?(?=\/|$)\/?|^\$\(Build\.SourcesDirectory\)\/?|^\$\{github\.workspace\}\/?/, ''); // prettier-ignore
  return rest === '' ? '.' : rest;
}

function readArgs(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 && !pair.includes('$') ? [[pair.slice(0, at), pair.slice(at + 1)]] : [];
    }),
  );
}

function readRun(words: readonly string[], site: ScriptSite): readonly Use[] {
  const { options, rest } = readDockerOptions(words, 'run');
  const [image, ...command] = rest;
  if (image === undefined) return [];
  return [{ ...siteOf(site), image, ...readContainer(options, command, site) }];
}

/** What `run` says of a container, for engines and Compose alike. */
function readContainer(
  options: readonly DockerOption[],
  command: readonly string[],
  { line }: ScriptSite,
): Pick<Use, 'runs' | 'mounts' | 'user'> {
  const entrypoint = valueOfOption(options, '--entrypoint');
  const words = [...(entrypoint === undefined || entrypoint === '' ? [] : [entrypoint]), ...command];
  const mounts = [
    ...valuesOfOption(options, '-v', '--volume').map((text) => readShortMount(text, line)),
    ...valuesOfOption(options, '--mount').map((text) => readLongMount(text, line)),
  ];
  return {
    runs: words.length === 0 ? [] : [{ line, text: textOfRun(words), isExec: true }],
    mounts: mounts.flatMap((mount) => mount ?? []),
    user: valueOfOption(options, '-u', '--user'),
  };
}

/** What depends on the run stays a variable. */
function textOfRun(words: readonly string[]): string {
  return words.map((word) => (/^\$[\w{}()@*]+$/.test(word) ? word : textOfWords([word]))).join(' ');
}

function readLongMount(text: string, line: number): ReturnType<typeof readShortMount> {
  const fields = new Map(text.split(',').map((field) => [field.replace(/=.*$/s, ''), field.replace(/^[^=]*=?/, '')]));
  const target = fields.get('target') ?? fields.get('destination') ?? fields.get('dst');
  if (target === undefined || !target.startsWith('/')) return undefined;
  return { line, source: fields.get('source') ?? fields.get('src'), target, isBind: fields.get('type') === 'bind' };
}

function readExec(words: readonly string[], site: ScriptSite): readonly Use[] {
  const { options, rest } = readDockerOptions(words, 'exec');
  const [, ...command] = rest;
  return command.length === 0 ? [] : [{ ...siteOf(site), isUnnamed: true, ...readContainer(options, command, site) }];
}

function readPush(words: readonly string[], site: ScriptSite): readonly Use[] {
  const [image] = readDockerOptions(words, 'push').rest;
  return image === undefined ? [] : [{ ...siteOf(site), image, published: site.line }];
}

function readCompose(words: readonly string[], site: ScriptSite): readonly Use[] {
  const [verb, ...own] = readDockerOptions(words, 'compose').rest;
  if (verb !== 'run' && verb !== 'exec') return [];
  const { options, rest } = readDockerOptions(own, `compose-${verb}`);
  const [service, ...command] = rest;
  return service === undefined ? [] : [{ ...siteOf(site), service, ...readContainer(options, command, site) }];
}

function siteOf({ kind, path, line }: ScriptSite): Pick<Use, 'kind' | 'path' | 'line'> {
  return { kind, path, line };
}
