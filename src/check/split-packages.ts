import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import type { BuilderFiles } from './split-paths.ts';
import { mayBringForPython } from './split-python.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { readLinkedLibraries } from '../context/linked-libraries.ts';
import { mayTalkTls } from '../context/tls-sources.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { ARCHIVED_SUITES } from '../knowledge/archived-suites.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { isLibraryPackage, librariesOfHeaders } from '../knowledge/header-libraries.ts';
import { bringsHeaders, WITH_CERTIFICATES } from '../knowledge/images/compiler-images.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';

/** Each package is of use to a build alone, or is installed again, or the library that goes with it is; and none is new. */
export function findSplitPackageObjection(split: Split, window: Window, files: BuilderFiles): string | undefined {
  const { writes, tools } = files;
  const { after, before, surroundings } = window;
  const { runtime, fresh, old } = split;
  const there = readInstalled(fresh, window, (run) => tools?.repeatsSteps?.(run, split) === true);
  if (typeof there === 'string') return there;
  const catalogue = surroundings.catalogue();
  const [was, is] = [readToldBase(before, old, catalogue), readBase(after, runtime, catalogue)];
  const bare = bareImage(window, runtime);
  const suite = typeof is === 'object' ? (is.facts.system?.suite ?? '') : (bare?.suite ?? '');
  const started = new Set(stageCommandsIn(after, runtime).flatMap(({ names }) => names));
  if (there.size > 0 && ARCHIVED_SUITES.has(suite)) return `the packages of ${suite} are in the archive`;
  const { context } = surroundings;
  for (const name of writes.packages) {
    // Images without a shell all have the certificates, without a package.
    if (there.has(name) || bare?.packages.has(name) || (bare && name === 'ca-certificates')) continue;
    const use = useOfPackage(name);
    if (use === 'build') continue;
    if (use === 'tool' && !started.has(name) && !(context && namesProgram(context, name))) continue;
    const libraries = use === 'headers' ? librariesOfHeaders(name, suite) : undefined;
    if (libraries?.every((library) => there.has(library))) continue;
    if (tools?.leavesPackage?.(name, split, window, files) === true) continue;
    return `${name} was installed, and nothing of it is in the second stage`;
  }
  const [path, next] = [was, is].map((base) => (typeof base === 'object' ? base.image.path : ''));
  const needsTrust =
    next === 'debian' &&
    path !== next &&
    WITH_CERTIFICATES.has(path!) &&
    (!context ||
      mayTalkTls(path!, context, split.builder.instructions.map(({ content }) => content.source).join('\n')));
  if (needsTrust && !there.has('ca-certificates'))
    return 'the builder knew which servers to trust, and the second stage does not';
  if (asksLinker(fresh, writes) && !isLinkerAsked(fresh)) return 'the linker does not know of what is copied';
  const unlinked = findUnlinked(was, is, there, split, context);
  if (unlinked !== undefined) return unlinked;
  const known = new Set(writes.packages.flatMap((name) => [name, ...(librariesOfHeaders(name, suite) ?? [])]));
  const isOfPython = mayBringForPython(split, window);
  const stranger = [...there].find(
    (name) =>
      !known.has(name) &&
      !OF_IMAGES.has(name) &&
      !isLibraryPackage(name, suite) &&
      !isOfPython(name) &&
      tools?.mayBring?.(name, split, window) !== true,
  );
  return stranger === undefined ? undefined : `${stranger} is installed, and was not before`;
}

/** An image without a shell, of whose release libraries go with packages of headers as those of the system do. */
function bareImage({ after, surroundings }: Window, runtime: Split['runtime']): DistrolessImage | undefined {
  const from = readFromReference(after, runtime);
  return from && surroundings.catalogue().findDistroless(familiarName(from.reference));
}

/** What images of compilers bring, and a program may need. */
const OF_IMAGES: ReadonlySet<string> = new Set([
  'ca-certificates',
  'tzdata',
  'libgomp1',
  'libatomic1',
  'libgomp',
  'libstdc++',
]);

const APK = /^apk add --no-cache((?: [a-z0-9][\w.+-]*)+)$/;

/** The packages that the new instructions of the second stage install; or which of its RUNs does something else. */
export function readInstalled(
  fresh: readonly Instruction[],
  window: Window,
  isRepeated: (run: Instruction) => boolean = () => false,
): ReadonlySet<string> | string {
  const there = new Set<string>();
  const lastCopy = fresh.findLastIndex(({ content }) => content.keyword === 'copy');
  for (const [i, run] of fresh.entries()) {
    if (run.content.keyword !== 'run') continue;
    const text = argumentsText(run.content);
    const isPlain = run.content.flags.length === 0 && run.content.heredocs.length === 0 && !run.content.json;
    // What the linker of programs knows of /usr/local is written anew.
    if (isPlain && i > lastCopy && (text === 'ldconfig' || isRepeated(run))) continue;
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

/** Libraries below `/usr/local` are found by what `ldconfig` has written down of them (ld.so(8)). */
function asksLinker(fresh: readonly Instruction[], { commands }: BuilderFiles['writes']): boolean {
  const isAsked = commands.some(({ command }) => command.words[0]?.value === 'ldconfig');
  return (
    isAsked &&
    fresh.some(({ content }) => content.keyword === 'copy' && /\/usr\/local(?:\/lib\S*)?$/.test(content.source))
  );
}

function isLinkerAsked(fresh: readonly Instruction[]): boolean {
  return fresh.some(({ content }) => content.keyword === 'run' && argumentsText(content) === 'ldconfig');
}

/** Compilers whose programs look for libraries when they start. */
const LINKING: ReadonlySet<string> = new Set(['gcc', 'rust', 'debian', 'ubuntu', 'alpine', 'buildpack-deps']);

/** A library that nobody installed, since the old image had it, and that a program is linked with (trap F1). */
function findUnlinked(
  was: BaseImage | string,
  is: BaseImage | string,
  there: ReadonlySet<string>,
  { builder }: Split,
  context: BuildContext | undefined,
): string | undefined {
  if (typeof was === 'string' || typeof is === 'string' || !context) return undefined;
  const { path } = was.image;
  if (!LINKING.has(path)) return undefined;
  const scripts = builder.instructions.filter(({ content }) => content.keyword === 'run');
  const linked = readLinkedLibraries(context, scripts.map(({ content }) => content.source).join('\n'));
  const { distribution, suite = '' } = is.facts.system ?? {};
  if (path === 'gcc' && linked.isCpp) return 'the library for C++ of that compiler is not in the second stage';
  if (linked.usesOpenMp && !there.has('libgomp1') && !there.has('libgomp')) return 'OpenMP is not in the second stage';
  if (distribution === 'alpine' && linked.isCpp && !there.has('libstdc++')) return 'the library for C++ is not in the second stage'; // prettier-ignore
  if (!bringsHeaders(path, was.tag)) return undefined;
  if (linked.unknown !== undefined) return `what ${linked.unknown} needs is not known`;
  const lost = linked.headers.find((name) => librariesOfHeaders(name, suite)?.every((one) => there.has(one)) !== true);
  return lost && `the library that goes with ${lost} is not in the second stage`;
}
