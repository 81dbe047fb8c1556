import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import type { BuilderFiles } from './split-paths.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { librariesOfHeaders } from '../knowledge/header-libraries.ts';
import { readBase } from '../knowledge/images/base-image.ts';

/** Each package is of use to a build alone, or is installed again, or the library that goes with it is; and none is new. */
export function findSplitPackageObjection(split: Split, window: Window, { writes }: BuilderFiles): string | undefined {
  const { after, before, surroundings } = window;
  const { runtime, fresh, old } = split;
  const there = readInstalled(fresh, window);
  if (typeof there === 'string') return there;
  const catalogue = surroundings.catalogue();
  const [was, is] = [readBase(before, old, catalogue), readBase(after, runtime, catalogue)];
  const suite = typeof is === 'object' ? (is.facts.system?.suite ?? '') : '';
  const started = new Set(stageCommandsIn(after, runtime).flatMap(({ names }) => names));
  const { context } = surroundings;
  for (const name of writes.packages) {
    if (there.has(name)) continue;
    const use = useOfPackage(name);
    if (use === 'build') continue;
    if (use === 'tool' && !started.has(name) && !(context && namesProgram(context, name))) continue;
    const libraries = use === 'headers' ? librariesOfHeaders(name, suite) : undefined;
    if (libraries?.every((library) => there.has(library))) continue;
    return `${name} was installed, and nothing of it is in the second stage`;
  }
  const [path, next] = [was, is].map((base) => (typeof base === 'object' ? base.image.path : ''));
  const needsTrust = next === 'debian' && path !== next && TRUSTING.has(path!) && mayTalkTls(path!, context);
  if (needsTrust && !there.has('ca-certificates'))
    return 'the builder knew which servers to trust, and the second stage does not';
  const known = new Set(writes.packages.flatMap((name) => [name, ...(librariesOfHeaders(name, suite) ?? [])]));
  const stranger = [...there].find((name) => !known.has(name) && !OF_IMAGES.has(name));
  return stranger === undefined ? undefined : `${stranger} is installed, and was not before`;
}

/** Images made of buildpack-deps bring them; that of Debian does not. */
const TRUSTING: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'buildpack-deps']);
/** What images of compilers bring, and a program may need. */
const OF_IMAGES: ReadonlySet<string> = new Set(['ca-certificates', 'tzdata', 'libgomp1', 'libatomic1']);

const APK = /^apk add --no-cache((?: [a-z0-9][\w.+-]*)+)$/;

/** The packages that the new instructions of the second stage install; or which of its RUNs does something else. */
function readInstalled(fresh: readonly Instruction[], window: Window): ReadonlySet<string> | string {
  const there = new Set<string>();
  const lastCopy = fresh.findLastIndex(({ content }) => content.keyword === 'copy');
  for (const [i, run] of fresh.entries()) {
    if (run.content.keyword !== 'run') continue;
    const text = argumentsText(run.content);
    const isPlain = run.content.flags.length === 0 && run.content.heredocs.length === 0 && !run.content.json;
    // What the linker of programs knows of /usr/local is written anew.
    if (isPlain && text === 'ldconfig' && i > lastCopy) continue;
    const names = isPlain ? APK.exec(text)?.[1] : undefined;
    if (names !== undefined) {
      for (const name of names.trim().split(' ')) there.add(name);
      continue;
    }
    const objection = MISSING_PACKAGES_RULE.addition!(run, window);
    if (objection !== undefined) return `line ${run.line}: ${objection}`;
    const install = /apt-get install -y --no-install-recommends ([^&]*)/.exec(text.replace(/\\\r?\n/g, ' '));
    for (const name of install?.[1]!.trim().split(/\s+/) ?? []) there.add(name);
  }
  return there;
}

const MOST_FILES = 1000;

/** Whether a file of the project speaks of a program in quotes, as one that starts it does. */
function namesProgram(context: BuildContext, name: string): boolean {
  return context
    .list()
    .slice(0, MOST_FILES)
    .some((path) => {
      const text = /\.(?:go|rs|c|cc|cpp|java|kt|py|js|ts|rb|php|pl|sh)$/.test(path)
        ? context.readText(path)
        : undefined;
      return text !== undefined && (text.includes(`"${name}"`) || text.includes(`'${name}'`) || text.includes(`"${name} `)); // prettier-ignore
    });
}

/** Go's own sources tell; what has dependencies, or is in another language, may do anything. */
function mayTalkTls(path: string, context: BuildContext | undefined): boolean {
  if (!context || path !== 'golang') return true;
  if (/^\s*require\b/m.test(context.readText('go.mod') ?? 'require')) return true;
  return context.list().some((file) => {
    return file.endsWith('.go') && /"(?:net\/(?:http|smtp)|crypto\/(?:tls|x509))"/.test(context.readText(file) ?? '"net/http"'); // prettier-ignore
  });
}
