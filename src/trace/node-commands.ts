import { type NodeTarget, readNodeRun } from './node-runner.ts';
import type { BuildContext } from '../context/build-context.ts';
import { cleanPath, folderOf } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';
import { type PackageJson, readPackageJson } from '../context/dependencies/package-json.ts';
import { LIFECYCLE } from '../context/installs/node-scripts.ts';
import { findWorkspaces, readPnpmPatterns } from '../context/installs/workspaces.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { SCRIPT_RUNNERS } from '../knowledge/node-tools.ts';
import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';

/** The files of the context as a stage has them. */
export interface NodeFiles {
  readonly context: BuildContext;
  readonly copies: readonly Copy[];
}

/** A command that is run in the end, with scripts of `package.json` looked through. */
export interface NodeCommand {
  readonly command: Command;
  /** In which it is run, absolute. */
  readonly folder: string;
  /** The script that it stands in: `"build" of /app/package.json`; `undefined` for the command itself. */
  readonly where: string | undefined;
}

/** What is run, or why that is not known, as a clause. */
export type NodeCommands = { readonly kind: 'known'; readonly commands: readonly NodeCommand[] } | UnknownCommands;
interface UnknownCommands {
  readonly kind: 'unknown';
  readonly because: string;
}

const MAX_DEPTH = 8;
const MAX_COMMANDS = 2000;
const MANAGERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'yarnpkg', 'pnpm', 'npx', 'pnpx', 'bun', 'bunx']);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash']);

/** Looks through scripts of `package.json`, of workspaces as well, and what runs such scripts. @param folder absolute */
export function readNodeCommands(command: Command, folder: string, files: NodeFiles): NodeCommands {
  const reader = new Reader(files);
  reader.read(command, folder, undefined, 0);
  return reader.trouble ?? { kind: 'known', commands: reader.commands };
} // prettier-ignore

/** The `package.json` of a folder of the image; `undefined` where it cannot be read. */
export function readPackageIn({ context, copies }: NodeFiles, folder: string): (PackageJson & { readonly contextFolder: string }) | undefined {
  const found = findContextPath(copies, context, cleanPath(`${folder}/package.json`));
  const text = found?.kind === 'found' ? context.readText(found.contextPath) : undefined;
  const manifest = text === undefined ? undefined : readPackageJson(text);
  return manifest && found?.kind === 'found' ? { ...manifest, contextFolder: folderOf(found.contextPath) } : undefined;
} // prettier-ignore

class Reader {
  readonly commands: NodeCommand[] = [];
  trouble: UnknownCommands | undefined;
  readonly #files: NodeFiles;

  constructor(files: NodeFiles) {
    this.#files = files;
  }

  read(command: Command, folder: string, where: string | undefined, depth: number): void {
    if (this.trouble) return;
    if (depth > MAX_DEPTH || this.commands.length > MAX_COMMANDS) return this.#leave('scripts run scripts without end');
    const invocation = readInvocation(command);
    if (!invocation) return void this.commands.push({ command, folder, where });
    const { program, args } = invocation;
    const words = args.map(({ value, text }) => value ?? text);
    const rest = (at: number): string => args.slice(at).map(({ text }) => text).join(' '); // prettier-ignore
    if (SHELLS.has(program)) {
      const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
      if (at !== -1 && args[at + 1]?.value !== undefined) return this.#readText(args[at + 1]!.value!, folder, where, depth);
    }
    if (program === 'cross-env' || program === 'cross-env-shell' || program === 'dotenv' || program === 'env-cmd') {
      const at = words.findIndex((word, i) => {
        return !word.startsWith('-') && !/^\w+=/.test(word) && !/^-[ef]$|^--file$/.test(words[i - 1] ?? '');
      });
      this.commands.push({ command, folder, where });
      return at === -1 ? undefined : this.#readText(rest(at), folder, where, depth);
    }
    if (SCRIPT_RUNNERS.has(program)) return this.#readRunner(command, words, folder, where, depth);
    if (!MANAGERS.has(program)) return void this.commands.push({ command, folder, where });
    const name = program === 'yarnpkg' ? 'yarn' : program;
    const run = readNodeRun(name, words);
    if (run.kind === 'unknown') return this.#leave(`what "${program} ${words.join(' ')}" runs is not known`);
    this.commands.push({ command, folder, where });
    if (run.kind === 'own') return;
    const folders = findFolders(this.#files, run.of, folder, program === 'pnpm');
    if (!folders) return this.#leave(`of which packages "${program} ${words.join(' ')}" speaks is not known`);
    const having = run.kind === 'words' && run.mayBeScript ? folders.filter((each) => this.#has(words[run.at]!, each)) : [];
    // Of all packages, those without such a script are passed over, if one has it (pnpm.io/cli/run).
    for (const each of having.length > 0 ? having : folders) {
      if (run.kind === 'deploy') this.#readDeployed(each);
      else if (run.kind === 'install') this.#readInstall(each, run.isSilent, depth);
      else if (run.kind === 'scripts') this.#readScripts(run.names, each, run.isOptional, depth);
      else if (having.includes(each)) this.#readScripts([words[run.at]!], each, false, depth);
      else this.#readText(rest(run.at), each, where, depth);
    }
  } // prettier-ignore

  #has(name: string, folder: string): boolean {
    return readPackageIn(this.#files, folder)?.scripts.has(name) === true;
  }

  #readInstall(folder: string, isSilent: boolean, depth: number): void {
    const manifest = readPackageIn(this.#files, folder);
    if (!manifest) return this.#leave(`the package.json of ${folder} could not be read`);
    if (isSilent) return;
    const inner = manifest.workspaces.length === 0 ? [] : (findFolders(this.#files, { kind: 'all' }, folder, false) ?? []);
    for (const each of [folder, ...inner]) {
      for (const name of LIFECYCLE) this.#readScript(name, each, depth);
      const isAddon = this.#files.context.has(joinContext(readPackageIn(this.#files, each)?.contextFolder, 'binding.gyp'));
      if (isAddon && !this.#has('install', each)) this.#readText('node-gyp rebuild', each, 'binding.gyp', depth);
    }
  } // prettier-ignore

  #readScripts(names: readonly string[], folder: string, isOptional: boolean, depth: number): void {
    for (const name of names) {
      if (!this.#has(name, folder)) {
        // npm starts this where nothing else is said (its reference, "npm start").
        if (name === 'start') return this.#readText('node server.js', folder, 'npm start', depth);
        if (isOptional) continue;
        return this.#leave(`the script "${name}" of ${folder}/package.json could not be read`);
      }
      for (const each of [`pre${name}`, name, `post${name}`]) this.#readScript(each, folder, depth);
    }
  }

  #readScript(name: string, folder: string, depth: number): void {
    const text = readPackageIn(this.#files, folder)?.scripts.get(name);
    if (text !== undefined) this.#readText(text, folder, `"${name}" of ${folder}/package.json`, depth);
  }

  #readRunner(command: Command, words: readonly string[], folder: string, where: string | undefined, depth: number): void {
    this.commands.push({ command, folder, where });
    const scripts = readPackageIn(this.#files, folder)?.scripts ?? new Map<string, string>();
    for (const word of words) {
      if (word === '--') break;
      if (word.startsWith('-')) continue;
      const name = word.replace(/^npm:|^npm run /, '').split(' ')[0]!;
      // `build:*`: those that begin so.
      const start = name.endsWith('*') ? name.slice(0, -1) : undefined;
      const matching = start === undefined ? [name] : [...scripts.keys()].filter((key) => key.startsWith(start));
      if (matching.length === 0 || !matching.every((each) => scripts.has(each)))
        return this.#leave(`what "${word}" runs is not known`);
      this.#readScripts(matching, folder, false, depth);
    }
  } // prettier-ignore

  #readText(text: string, start: string, where: string | undefined, depth: number): void {
    const script = parseScript(text);
    if (isOpaque(script)) return this.#leave(`"${text.slice(0, 60)}" could not be read`);
    let folder = start;
    for (const { command, within } of findCommands(script)) {
      const [name, path, more] = command.words;
      if (name?.value === 'cd') {
        if (within.length > 0 || path?.value === undefined || more) return this.#leave(`where "cd" leads in "${text.slice(0, 60)}" is not known`);
        folder = cleanPath(path.value.startsWith('/') ? path.value : `${folder}/${path.value}`);
        continue;
      }
      this.read(command, folder, where, depth + 1);
    }
  } // prettier-ignore

  /** Its scripts would run in the folder that it is put into. */
  #readDeployed(folder: string): void {
    const script = LIFECYCLE.find((name) => this.#has(name, folder));
    if (script !== undefined) this.#leave(`"pnpm deploy" may run the script "${script}" of ${folder}/package.json`);
  }

  #leave(because: string): void {
    this.trouble ??= { kind: 'unknown', because };
  }
}

/**
 * The folders of the packages that a command speaks of, absolute; `undefined` where they are not known.
 * @param folder in which it is run
 */
export function findFolders(files: NodeFiles, of: NodeTarget, folder: string, isPnpm: boolean): readonly string[] | undefined {
  if (of.kind === 'here') return [folder];
  if (of.kind === 'folder') return of.path.includes('$') ? undefined : [cleanPath(of.path.startsWith('/') ? of.path : `${folder}/${of.path}`)];
  const { context } = files;
  const root = readPackageIn(files, folder);
  const own = root && isPnpm ? readPnpmPatterns(context, root.contextFolder) : [];
  const patterns = own?.length === 0 ? root?.workspaces : own;
  const paths = root && patterns && patterns.length > 0 ? findWorkspaces(context, root.contextFolder, patterns) : undefined;
  if (!root || !paths) return undefined;
  const start = root.contextFolder === '' ? 0 : root.contextFolder.length + 1;
  const folders = paths.map((path) => cleanPath(`${folder}/${folderOf(path.slice(start))}`));
  if (of.kind === 'all') return folders;
  const wanted = cleanPath(`${folder}/${of.name}`);
  const found = folders.filter((each) => each === wanted || readPackageIn(files, each)?.name === of.name);
  return found.length === 1 ? found : undefined;
} // prettier-ignore

function joinContext(folder: string | undefined, name: string): string {
  return folder === undefined || folder === '' ? name : `${folder}/${name}`;
}
