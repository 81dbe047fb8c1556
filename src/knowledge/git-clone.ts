import { readGitCommand } from './git-command.ts';
import { whyHistoryIsKept } from './history-keepers.ts';
import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import { readsHistory } from './project-builds.ts';
import { type OptionSyntax, readArguments } from '../shell/arguments.ts';
import { readPathWord } from '../shell/path-word.ts';
import type { Command, Word } from '../shell/script.ts';

/** A `git clone` that brings a whole history. */
export interface GitClone {
  /** The word `clone`. */
  readonly word: Word;
  /** Where it clones from, without a password: the host, or `undefined` where that depends on the run. */
  readonly host: string | undefined;
  /** Whether its server is known to give a part of a history: one that speaks git's own protocol, or a known host. */
  readonly isSmart: boolean;
  /** The folder that it makes, in the form of `readPathWord`, from the folder in which it runs. */
  readonly folder: string | undefined;
  /** Why the repository needs its history when it runs, as a clause; `undefined` where that is not known of it. */
  readonly keeper: string | undefined;
  /** Of the repository, behind the host; `undefined` where it depends on the run. */
  readonly path: string | undefined;
}

/** git-clone(1) of git 2.43, read in November 2026. */
const CLONE: OptionSyntax = {
  shortWithValue: 'obucj',
  longWithValue: [
    '--origin', '--branch', '--upload-pack', '--reference', '--reference-if-able', '--template', '--config', '--separate-git-dir',
    '--depth', '--shallow-since', '--shallow-exclude', '--jobs', '--filter', '--server-option', '--bundle-uri', '--ref-format', '--revision',
  ],
}; // prettier-ignore

/** With these it brings no history, or is to be a copy of all of it. */
const OTHER_KIND =
  /^--(?:depth|shallow-since|shallow-exclude|filter|mirror|bare|reference|reference-if-able|no-checkout|bundle-uri|revision|separate-git-dir|no-single-branch)$|^-[nls]$|^--(?:local|shared)$/;

/**
 * Hosts of many projects whose software (GitHub, GitLab, Bitbucket, Gitea, Gitiles, git-http-backend) speaks git's smart protocol,
 * by what these say of themselves. A plain web server gives whole histories only, and a clone of a part of one fails there
 * (gitprotocol-http(5), "dumb clients").
 */
const SMART_HOSTS =
  /^(?:(?:www\.)?github\.com|gist\.github\.com|(?:www\.)?gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|git\.code\.sf\.net|salsa\.debian\.org|git\.launchpad\.net|git\.kernel\.org|gitlab\.[\w.-]+|[\w-]+\.googlesource\.com|huggingface\.co|aur\.archlinux\.org|git\.sr\.ht|notabug\.org|framagit\.org)$/i;

/** With these there is no folder `.git` of its own in what was cloned. */
const WITHOUT_FOLDER = /^--(?:mirror|bare|separate-git-dir|no-checkout|reference|reference-if-able|shared)$|^-[ns]$/;

/** Reads `git clone …`; `undefined` for any other command, and for a clone that is no whole one of another machine. */
export function readGitClone(command: Command): GitClone | undefined {
  return readClone(command, OTHER_KIND);
}

/** Reads a `git clone` that makes a folder with files and a `.git` in it, with its history or without. */
export function readCloneWithFolder(command: Command): GitClone | undefined {
  return readClone(command, WITHOUT_FOLDER);
}

function readClone(command: Command, otherKind: RegExp): GitClone | undefined {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'git' || invocation.via.some((name) => !/^(?:sudo|env|time|command)$/.test(name)))
    return undefined;
  const at = cloneAt(invocation.args);
  const word = invocation.args[at];
  if (word?.value !== 'clone') return undefined;
  const { options, operands, unknown } = readArguments(invocation.args.slice(at + 1), CLONE);
  if (options.some(({ name }) => otherKind.test(name))) return undefined;
  const [address, folder, more] = [...operands, ...unknown].sort((a, b) => a.span.start - b.span.start);
  if (!address || more) return undefined;
  const text = readPathWord(address);
  const known =
    text === undefined ? undefined : /^(?:([a-z+]+):\/\/)?(?:[^/@]*@)?([\w.-]+)(?::\d+)?[:/](.+)$/i.exec(text);
  const [, scheme, host, path] = known ?? [];
  // A path of this machine is copied as it is: `--depth` is ignored for it (git-clone(1)).
  if (text !== undefined && (/^(?:file:|[./~])/.test(text) || (!text.startsWith('${') && !known))) return undefined;
  const isLocal = scheme === undefined && host !== undefined && !/^[^/]*:/.test(text!);
  if (isLocal) return undefined;
  const isWeb = scheme !== undefined && /^https?$/i.test(scheme);
  const isSmart =
    host !== undefined &&
    (isWeb ? SMART_HOSTS.test(host) : scheme === undefined || /^(?:git|ssh|git\+ssh)$/i.test(scheme));
  const name = path && path.replace(/\/+$/, '').replace(/(?:\/?\.git)$/, '');
  const own = folder ? readPathWord(folder) : name && name.slice(name.lastIndexOf('/') + 1);
  return { word, host, isSmart, folder: own === '' ? undefined : own, keeper: path && whyHistoryIsKept(path), path };
}

/** Behind `-c name=value`, which git takes before its subcommand; nothing is known of a clone with other options there. */
function cloneAt(args: readonly Word[]): number {
  let at = 0;
  while (args[at]?.value === '-c') at += 2;
  return at;
}

/** Subcommands that do the same in a clone of one commit (gitglossary(7), "shallow repository"). */
const SHALLOW: ReadonlySet<string> = new Set([
  'clone', 'config', 'init', 'status', 'apply', 'add', 'am', 'clean', 'ls-files', 'lfs', 'version', 'rm', 'mv', 'stash', 'ls-remote', 'commit',
  'gc', 'help',
]); // prettier-ignore

/** Subcommands that look at a history or need more of one, and options and variables behind which one may stand (git(1)). */
const HISTORY =
  /(?<![\w.-])git(?:\.exe)? +(?:-|\$|(?:checkout|switch|log|describe|fetch|pull|reset|rev-list|rev-parse|show|show-ref|tag|branch|merge|merge-base|rebase|cherry-pick|revert|blame|bisect|diff|worktree|restore|remote|submodule|name-rev|shortlog|whatchanged|archive|cat-file|format-patch|bundle|push|for-each-ref|symbolic-ref|update-ref|ls-tree|read-tree|notes|annotate|range-diff|fsck|repack|subtree|svn)\b)/;

/** Whether a text that somebody may run names git with a subcommand that may need older commits, tags or branches. */
export function mentionsHistory(text: string): boolean {
  if (!/g["'\\]*i["'\\]*t/.test(text)) return false;
  // A line may begin by what `printf` writes for one, and quotes are taken away where the text is run.
  const plain = text
    .replace(/\\[nt]/g, ' ')
    .replace(/["'\\]+/g, '')
    .replace(/[,[\]\s]+/g, ' ');
  return HISTORY.test(plain);
}

/** A command of git that may need more than the newest commit, and the folder that it is told to run in. */
export interface HistoryCommand {
  /** The word behind `-C`. */
  readonly folder: Word | undefined;
}

/** Whether a command of git may look at older commits, at tags or at other branches; `undefined` where it does not. */
export function readHistoryCommand(command: Command): HistoryCommand | undefined {
  const git = readGitCommand(command);
  if (!git || git.isQuestion) return undefined;
  const { folder, subcommand, rest } = git;
  if (subcommand !== undefined && SHALLOW.has(subcommand)) return undefined;
  // The clones of submodules are whole ones, at the commits that the newest one names.
  const isPlainModule = rest.every((word) =>
    /^(?:update|init|sync|--init|--recursive|--depth(?:=\d+)?|-q|--quiet|\d+)$/.test(word),
  );
  if (subcommand === 'submodule' && isPlainModule) return undefined;
  if (
    subcommand === 'rev-parse' &&
    rest.every((word) => /^(?:HEAD|--short(?:=\d+)?|--verify|--show-toplevel)$/.test(word))
  )
    return undefined;
  return { folder };
}

/**
 * A build that takes its version from the history where the project asks for it (setuptools_scm, versioneer, `go build` with
 * -buildvcs, trap H5): in a clone without tags it gives another version, or fails.
 */
export function takesVersion(command: Command): boolean {
  const invocation = readInvocation(command);
  if (!invocation) return false;
  const { program, args } = invocation;
  const words = args.map(({ text }) => text);
  if (readsHistory(command) || installsFolder(command)) return true;
  // Packages by their names come from an index.
  if (/^pip[\d.]*$/.test(program))
    return (
      /^(?:install|wheel)$/.test(words[0] ?? '') &&
      words.some((word) => /^(?:-e|--editable\b.*|-e.+)$|^["']?[./$]/.test(word))
    );
  if (/^python[\d.]*$/.test(program))
    return (
      words.some((word) => word.endsWith('setup.py')) ||
      (words[0] === '-m' && words[1] === 'build') ||
      (words[0] === '-m' &&
        words[1] === 'pip' &&
        words.slice(2).some((word) => /^(?:-e|--editable)|^["']?[./$]/.test(word)))
    );
  if (/^(?:poetry|uv|hatch|flit|pdm|tox|nox)$/.test(program)) return true;
  if (program === 'go') return /^(?:build|install|run)$/.test(words[0] ?? '');
  return /^(?:goreleaser|lerna|semantic-release)$/.test(program);
}

/** A folder that pip is given without a `.` or `/` before it: `apex/`, `mmcv/[dev]`. */
function installsFolder(command: Command): boolean {
  const packages = readPackageCommand(command);
  if (packages?.manager !== 'pip' || !/^(?:install|wheel)$/.test(packages.subcommand ?? '')) return false;
  return [...packages.operands, ...packages.unknown].some(({ value, text }) => {
    const name = value ?? text;
    return name.includes('/') && !/:\/\/|@|^-|\.(?:whl|zip|txt|tar\.\w+|tgz)$/.test(name);
  });
}

/**
 * Whether a text may hold a `git clone`: both words stand there. A pattern for one behind the other would look through all of the
 * text for each.
 */
export function mentionsClone(text: string): boolean {
  return /\bclone\b/.test(text) && /\bgit\b/.test(text);
}
