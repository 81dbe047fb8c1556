import { type PythonStep, readPythonStep } from './python-step.ts';
import { readUnpackedJar } from './unpacked-jar.ts';
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
  | {
      readonly kind: 'files';
      readonly inFolder: boolean;
      readonly paths: readonly string[];
      /** Folders in which a compiler leaves what it works on; a program that it makes may lie there as well. */
      readonly work?: readonly string[];
    }
  /** They are gone afterwards. */
  | { readonly kind: 'removal'; readonly paths: readonly string[] }
  /** It goes on in another folder. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Packages of Python; where they go, `python-places` knows. */
  | PythonStep
  | { readonly kind: 'unknown' };

const NOTHING: StepWrites = { kind: 'nothing' };
const UNKNOWN: StepWrites = { kind: 'unknown' };
const IN_FOLDER: StepWrites = { kind: 'files', inFolder: true, paths: [] };

/** They only print or look (POSIX; the tools' manuals). */
const READERS: ReadonlySet<string> = new Set([
  'echo', 'printf', 'true', ':', 'test', '[', 'ls', 'cat', 'pwd', 'uname', 'which', 'env', 'date', 'id', 'whoami', 'sleep', 'set',
  'export', 'unset', 'grep', 'head', 'tail', 'wc', 'sha256sum', 'sha512sum', 'md5sum', 'nproc', 'arch', 'find', 'cut', 'tr',
  'ldconfig', 'ldd', 'nm', 'readelf', 'exit',
]); // prettier-ignore

/** They do so unless one of their words says otherwise. */
const READING_ONLY: Readonly<Record<string, RegExp>> = {
  dpkg: /^(?:-[lsLS]|--(?:print-architecture|list|status|listfiles|search|version))$/,
  java: /^-{1,2}version$/,
};
const WRITING: Readonly<Record<string, RegExp>> = {
  find: /^-(?:exec|delete|ok|fprint|fls)/,
};

/** All their operands are paths that they make, change or delete. */
const ALL_OPERANDS: ReadonlySet<string> = new Set(['mkdir', 'touch', 'strip']);
/** Their last operand is the path that they make. */
const LAST_OPERAND: ReadonlySet<string> = new Set(['cp', 'mv', 'ln', 'install']);
/** All operands but the first, which is a mode or a script. */
const BUT_FIRST: ReadonlySet<string> = new Set(['chmod', 'sed']);

/** They build where they are run, but for what an option names; caches of theirs in the home folder are nobody's. */
const BUILDERS: ReadonlySet<string> = new Set([
  'gcc', 'g++', 'cc', 'c++', 'clang', 'clang++', 'cmake', 'ninja', 'meson', 'go', 'cargo', 'rustc', 'javac', 'jar', 'mvn', 'mvnw',
  'gradle', 'gradlew', 'ant', 'tsc', 'ar', 'ld', 'as', 'configure', 'autoreconf', 'autoconf', 'automake', 'aclocal', 'ctest',
  'qmake', 'ranlib', 'objcopy', 'rustup', 'autogen.sh', 'bootstrap', 'buildconf', 'libtoolize',
]); // prettier-ignore

/** Scripts of a project that a shell is given, and that start or write a build. */
const WRAPPER = /^(?:\.\/)?(mvnw|gradlew|configure|autogen\.sh|bootstrap|buildconf)$/;

/** Options behind which an output path stands. */
const OUTPUT = /^(?:-o|--out|--output|--outdir|-outdir|--dest|--prefix)$/;
const OUTPUT_INLINE = /^(?:--(?:out|output|outdir|dest|prefix|file)=|-o=)(.+)$/;
/** Options behind which a folder stands in which a compiler works. */
const WORK = /^(?:-d|-B|-C|-S|--build|--target-dir|--project-dir|-p)$/;
const WORK_INLINE = /^(?:--target-dir=|-B|-S)([^=].*)$/;

/** What a simple command leaves behind, by its words alone. What is not known for sure is unknown. */
export function readStepWrites(command: Command): StepWrites {
  const redirected = command.redirections.flatMap(({ operator, target }) =>
    />/.test(operator) && target && !/^\d$|^\/dev\//.test(target.text) ? [target.value ?? '$'] : [],
  );
  const own = readWords(command);
  if (redirected.length === 0) return own;
  if (own.kind === 'nothing') return { kind: 'files', inFolder: false, paths: redirected };
  if (own.kind === 'python') return UNKNOWN;
  return own.kind === 'files' ? { ...own, paths: [...own.paths, ...redirected] } : own;
}

function readWords(command: Command): StepWrites {
  if (command.words.length === 0) return NOTHING;
  const python = readPythonStep(command);
  if (python) return python;
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
  if (READERS.has(program)) return words.some((word) => WRITING[program]?.test(word)) ? UNKNOWN : NOTHING;
  if (words.some((word) => READING_ONLY[program]?.test(word))) return NOTHING;
  if (program === 'java') return readUnpacking(command);
  if (program === 'rm' || program === 'rmdir') return { kind: 'removal', paths: operands };
  if (ALL_OPERANDS.has(program)) return { kind: 'files', inFolder: false, paths: operands };
  if (LAST_OPERAND.has(program)) return readPlacement(program, words, operands);
  if (BUT_FIRST.has(program)) return { kind: 'files', inFolder: false, paths: operands.slice(1) };
  if (program === 'make' || program === 'gmake') return readMake(words, operands);
  const script = /^(?:ba|da|a)?sh$/.test(program) ? WRAPPER.exec(words[0] ?? '')?.[1] : undefined;
  if (script !== undefined) return readBuilder(script, words.slice(1));
  if (BUILDERS.has(program)) return readBuilder(program, words);
  if (program === 'mix' || program === 'sbt') return readProjectTool(words);
  if (program === 'npm' || program === 'yarn' || program === 'pnpm' || program === 'npx')
    return readNode(program, words, operands);
  return UNKNOWN;
}

/** A jar of Spring Boot that takes itself apart; all else that Java is started with may do anything. */
function readUnpacking(command: Command): StepWrites {
  const unpacked = readUnpackedJar(command);
  if (unpacked === 'prints') return NOTHING;
  return unpacked?.folder === undefined
    ? UNKNOWN
    : { kind: 'files', inFolder: false, paths: [], work: [unpacked.folder] };
}

/** `cp`, `mv`, `ln` and `install`: the last operand is the path, or the folder that takes the others in. */
function readPlacement(program: string, words: readonly string[], operands: readonly string[]): StepWrites {
  if (words.some((word) => /^(?:-[a-zA-Z]*t|--target-directory|--parents)/.test(word))) return UNKNOWN;
  if (program === 'install' && words.includes('-d')) {
    const isMode = (i: number): boolean => /^-[mog]$/.test(words[i - 1] ?? '');
    return { kind: 'files', inFolder: false, paths: words.filter((word, i) => !word.startsWith('-') && !isMode(i)) };
  }
  const [last] = operands.slice(-1);
  if (operands.length < 2 || last === undefined) return UNKNOWN;
  if (!isKnownFolder(last)) return { kind: 'files', inFolder: false, paths: [last] };
  const sources = operands.slice(program === 'install' ? -2 : 0, -1);
  const names = sources.map((source) => source.slice(source.replace(/\/$/, '').lastIndexOf('/') + 1));
  const isPlain = names.every((name) => /^[\w.+-]*\w[\w.+-]*$/.test(name));
  if (!isPlain) return { kind: 'files', inFolder: false, paths: [last] };
  return { kind: 'files', inFolder: false, paths: names.map((name) => `${last.replace(/\/+$/, '')}/${name}`) };
}

/** What goes there keeps its name. */
function isKnownFolder(path: string): boolean {
  return /\/\.?$|^\.{1,2}$|^\/(?:(?:usr\/(?:local\/)?)?(?:bin|sbin|lib|share|include|libexec)|etc|opt|srv|var|usr|home|root|tmp)$/.test(
    path,
  );
}

/** `make install` puts what it makes below /usr/local where nothing else is said (GNU Coding Standards, "Directory Variables"). */
function readMake(words: readonly string[], operands: readonly string[]): StepWrites {
  const targets = operands.filter((word) => !word.includes('=') && !/^\d+$/.test(word));
  const work = words.flatMap((word, i) => (words[i - 1] === '-C' ? [word] : (/^-C(.+)$/.exec(word)?.[1] ?? [])));
  const files = { kind: 'files', inFolder: true, paths: [], work } as const;
  if (!targets.some((target) => target.startsWith('install'))) return files;
  const elsewhere = words.flatMap((word) => /^(?:DESTDIR|PREFIX|prefix)=(.*)$/.exec(word)?.[1] ?? []);
  if (elsewhere.some((path) => !path.startsWith('/'))) return UNKNOWN;
  return { ...files, paths: elsewhere.length > 0 ? elsewhere : ['/usr/local'] };
}

function readBuilder(program: string, words: readonly string[]): StepWrites {
  const behind = (option: RegExp, inline: RegExp): readonly string[] =>
    words.flatMap((word, i) => {
      const own = inline.exec(word)?.[1];
      if (own !== undefined) return [own];
      return option.test(words[i - 1] ?? '') ? [word] : [];
    });
  if (/^(?:mvnw?|gradlew?)$/.test(program))
    return { kind: 'files', inFolder: true, paths: [], work: readProjects(words) };
  if (program === 'jar') return { kind: 'files', inFolder: true, paths: words.filter((word) => word.endsWith('.jar')) };
  const paths = behind(OUTPUT, OUTPUT_INLINE);
  const work = behind(WORK, WORK_INLINE);
  const files = { kind: 'files', inFolder: true, paths, work } as const;
  const [first = ''] = words;
  if (program === 'go') return readGo(first, files);
  if (program === 'rustup') return /^(?:target|component)$/.test(first) ? NOTHING : UNKNOWN;
  if (program === 'cargo') {
    // Cargo's own folder is that of the official images (`cargo help install`, "--root").
    if (first === 'install') return words.includes('--root') ? UNKNOWN : { ...files, paths: ['/usr/local/cargo/bin/'] };
    return /^(?:build|fetch|test|check|clean|vendor|update|init|new|clippy|fmt)$/.test(first) ? files : UNKNOWN;
  }
  if (program === 'cmake' && words.some((word) => word === '-E' || word === '-P')) return UNKNOWN;
  const prefix = words.flatMap((word) => /^-DCMAKE_INSTALL_PREFIX(?::PATH)?=(.*)$/.exec(word)?.[1] ?? []);
  const installs =
    (program === 'cmake' && (words.includes('--install') || followsTarget(words))) ||
    (/^(?:ninja|meson)$/.test(program) && words.includes('install'));
  if (!installs) return { ...files, paths: [...paths, ...prefix] };
  return paths.length > 0 ? files : { ...files, paths: ['/usr/local'] };
}

/** Mix and sbt build below the project's folder; what they are told to run may do anything (`mix help`, `sbt tasks`). */
function readProjectTool(words: readonly string[]): StepWrites {
  return words.some((word) => RUNNING.test(word)) ? UNKNOWN : IN_FOLDER;
}

const RUNNING =
  /(?:^|[\s/;])(?:run|runMain|cmd|eval|console|phx\.server|escript\.install|publish\w*|docker:\w+|Docker)(?=$|[\s/;,])/;

/** The folders of other projects that Maven or Gradle are given (`mvn --help`, "-f"; `gradle --help`, "-p"). */
function readProjects(words: readonly string[]): readonly string[] {
  return words.flatMap((word, i) => {
    if (!/^(?:-f|--file|-p|--project-dir)$/.test(words[i - 1] ?? '')) return [];
    return [/\.(?:xml|gradle|kts)$/.test(word) ? `${word}/..` : word];
  });
}

function followsTarget(words: readonly string[]): boolean {
  return words.some((word, i) => word.startsWith('install') && /^(?:--target|-t)$/.test(words[i - 1] ?? ''));
}

/** What it installs goes into `/go/bin` of the official images; what it builds, where it runs (`go help install`). */
function readGo(subcommand: string, files: Extract<StepWrites, { readonly kind: 'files' }>): StepWrites {
  if (subcommand === 'install') return { ...files, inFolder: false, paths: ['/go/bin/'] };
  return /^(?:build|mod|get|generate|vet|test|env|version|clean|fmt|list|work)$/.test(subcommand) ? files : UNKNOWN;
}

/** Packages go into `node_modules` of the folder; what a script does is in `package.json`, and looked at there. */
function readNode(program: string, words: readonly string[], operands: readonly string[]): StepWrites {
  const [first] = operands;
  if (words.includes('-g') || words.includes('--global') || first === 'global' || program === 'npx') return UNKNOWN;
  if (words.some((word) => /^(?:--prefix|-C|--dir|--cwd)(?:=|$)/.test(word))) return UNKNOWN;
  if (first === 'config' || first === 'cache' || first === 'set') return NOTHING;
  return IN_FOLDER;
}
