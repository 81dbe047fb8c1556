import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** What a command of a build leaves behind. */
export type StepWrites =
  /** Nothing that anyone needs: it prints, or fills a cache. */
  | { readonly kind: 'nothing' }
  /** Packages of the system. */
  | { readonly kind: 'packages'; readonly names: readonly string[] }
  /** Files at or below the folder that it runs in, and where it says. Relative paths count from that folder. */
  | { readonly kind: 'files'; readonly inFolder: boolean; readonly paths: readonly string[] }
  /** They are gone afterwards. */
  | { readonly kind: 'removal'; readonly paths: readonly string[] }
  /** It goes on in another folder. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'unknown' };

const NOTHING: StepWrites = { kind: 'nothing' };
const UNKNOWN: StepWrites = { kind: 'unknown' };
const IN_FOLDER: StepWrites = { kind: 'files', inFolder: true, paths: [] };

/** They only print or look (POSIX; the tools' manuals). */
const READERS: ReadonlySet<string> = new Set([
  'echo', 'printf', 'true', ':', 'test', '[', 'ls', 'cat', 'pwd', 'uname', 'which', 'env', 'date', 'id', 'whoami', 'sleep', 'set',
  'export', 'unset', 'grep', 'head', 'tail', 'wc', 'sha256sum', 'sha512sum', 'md5sum', 'nproc', 'dpkg', 'arch', 'find', 'sort',
  'cut', 'tr', 'awk', 'java', 'ldconfig',
]); // prettier-ignore

/** All their operands are paths that they make, change or delete. */
const ALL_OPERANDS: ReadonlySet<string> = new Set(['mkdir', 'touch', 'strip']);
/** Their last operand is the path that they make. */
const LAST_OPERAND: ReadonlySet<string> = new Set(['cp', 'mv', 'ln', 'install']);
/** All operands but the first, which is a mode or a script. */
const BUT_FIRST: ReadonlySet<string> = new Set(['chmod', 'sed']);

/** They build where they are run, but for what an option names; caches of theirs in the home folder are nobody's. */
const BUILDERS: ReadonlySet<string> = new Set([
  'gcc', 'g++', 'cc', 'c++', 'clang', 'clang++', 'cmake', 'ninja', 'meson', 'go', 'cargo', 'rustc', 'javac', 'jar', 'mvn', 'mvnw',
  'gradle', 'gradlew', 'ant', 'tsc', 'ar', 'ld', 'as', 'configure', 'autoreconf', 'ctest', 'qmake',
]); // prettier-ignore

/** Options behind which an output path stands. */
const OUTPUT = /^(?:-o|-d|--out|--output|--outdir|-outdir|--target-dir|--dest|-B|--prefix)$/;
const OUTPUT_INLINE = /^(?:--(?:out|output|outdir|target-dir|dest|prefix|file)=|-o=)(.+)$/;

/** What a simple command leaves behind, by its words alone. What is not known for sure is unknown. */
export function readStepWrites(command: Command): StepWrites {
  const redirected = command.redirections.flatMap(({ operator, target }) =>
    />/.test(operator) && target && !/^\d$|^\/dev\//.test(target.text) ? [target.value ?? '$'] : [],
  );
  const own = readWords(command);
  if (redirected.length === 0) return own;
  if (own.kind === 'nothing') return { kind: 'files', inFolder: false, paths: redirected };
  return own.kind === 'files' ? { ...own, paths: [...own.paths, ...redirected] } : own;
}

function readWords(command: Command): StepWrites {
  if (command.words.length === 0) return NOTHING;
  const packages = readPackageCommand(command);
  if (packages?.manager === 'apt' || packages?.manager === 'apk') {
    const isInstall = packages.subcommand === 'install' || packages.subcommand === 'add';
    const names = packages.operands.map(({ value, text }) => value ?? text);
    return isInstall ? { kind: 'packages', names } : NOTHING;
  }
  const invocation = readInvocation(command);
  if (!invocation || invocation.via.some((name) => name !== 'env' && name !== 'time' && name !== 'command'))
    return UNKNOWN;
  const { program, args } = invocation;
  const words = args.map(({ value, text }) => value ?? text);
  const operands = words.filter((word) => !word.startsWith('-'));
  if (program === 'cd') return operands.length === 1 ? { kind: 'folder', path: operands[0]! } : UNKNOWN;
  if (READERS.has(program))
    return program === 'find' && words.some((word) => /^-(?:exec|delete)/.test(word)) ? UNKNOWN : NOTHING;
  if (program === 'rm' || program === 'rmdir') return { kind: 'removal', paths: operands };
  if (ALL_OPERANDS.has(program)) return { kind: 'files', inFolder: false, paths: operands };
  if (LAST_OPERAND.has(program)) return { kind: 'files', inFolder: false, paths: operands.slice(-1) };
  if (BUT_FIRST.has(program)) return { kind: 'files', inFolder: false, paths: operands.slice(1) };
  if (program === 'make' || program === 'gmake') return readMake(words, operands);
  if (BUILDERS.has(program)) return readBuilder(program, words);
  if (program === 'npm' || program === 'yarn' || program === 'pnpm' || program === 'npx')
    return readNode(program, words, operands);
  return UNKNOWN;
}

/** `make install` puts what it makes below /usr/local where nothing else is said (GNU Coding Standards, "Directory Variables"). */
function readMake(words: readonly string[], operands: readonly string[]): StepWrites {
  const targets = operands.filter((word) => !word.includes('=') && !/^\d+$/.test(word));
  const folder = words[words.indexOf('-C') + 1];
  const isElsewhere = words.includes('-C') && folder !== undefined;
  const paths = isElsewhere ? [folder] : [];
  if (!targets.some((target) => target.startsWith('install'))) return { kind: 'files', inFolder: true, paths };
  if (words.some((word) => /^(?:DESTDIR|PREFIX|prefix)=/.test(word))) return UNKNOWN;
  return { kind: 'files', inFolder: true, paths: [...paths, '/usr/local'] };
}

function readBuilder(program: string, words: readonly string[]): StepWrites {
  const paths = words.flatMap((word, i) => {
    const inline = OUTPUT_INLINE.exec(word)?.[1];
    if (inline !== undefined) return [inline];
    return OUTPUT.test(words[i - 1] ?? '') ? [word] : [];
  });
  if (program === 'go' && !/^(?:build|mod|get|generate|vet|test|env|version|clean|fmt|list)$/.test(words[0] ?? ''))
    return UNKNOWN;
  if (program === 'cargo' && !/^(?:build|fetch|test|check|clean|vendor|update)$/.test(words[0] ?? '')) return UNKNOWN;
  if (program === 'cmake' && words.includes('--install'))
    return paths.length > 0 ? UNKNOWN : { kind: 'files', inFolder: true, paths: ['/usr/local'] };
  return { kind: 'files', inFolder: true, paths };
}

/** Packages go into `node_modules` of the folder; what a script does is in `package.json`, and looked at there. */
function readNode(program: string, words: readonly string[], operands: readonly string[]): StepWrites {
  const [first] = operands;
  if (words.includes('-g') || words.includes('--global') || first === 'global' || program === 'npx') return UNKNOWN;
  if (words.some((word) => /^(?:--prefix|-C|--dir|--cwd)(?:=|$)/.test(word))) return UNKNOWN;
  if (first === 'config' || first === 'cache' || first === 'set') return NOTHING;
  return IN_FOLDER;
}
