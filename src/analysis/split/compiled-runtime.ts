import { findStaticProof, makeStatic, type StaticProof } from './compiled-static.ts';
import { proveForScratch } from './go-scratch.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { baseName } from '../../context/context-path.ts';
import { findLinkedByGo } from '../../context/go-sources.ts';
import type { LinkedLibraries } from '../../context/linked-libraries.ts';
import { wantedBase, wantsBare } from '../../context/policy.ts';
import { findScriptNamed } from '../../context/script-named.ts';
import { findSourceCall } from '../../context/starting-calls.ts';
import type { Surroundings } from '../../context/surroundings.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { linkedImagePath } from '../../knowledge/images/linked-image.ts';
import { STATIC_IMAGE } from '../../knowledge/images/static-image.ts';
import type { Edit } from '../../text/edit.ts';
import { healthcheckWords } from '../../trace/start-command.ts';

/** What a compiled program runs on. */
export interface Runtime {
  readonly reference: string;
  /** `empty`: nothing at all; `static`: no library; `linked`: the C library and those of compilers; none of them has a shell. */
  readonly kind: 'empty' | 'static' | 'linked' | 'system';
  /** Why it can run there, as clauses. */
  readonly because: readonly string[];
  /** What has to be written into the builder. */
  readonly edits: readonly Edit[];
}

/** What a runtime is chosen by. */
export interface RuntimeNeeds {
  readonly site: SplitSite;
  readonly stock: StageStock;
  /** Absolute. */
  readonly program: string;
  readonly linked: LinkedLibraries;
  readonly context: BuildContext;
  /** Whether no source was found to start another program. */
  readonly isAlone: boolean;
}

/** The images that the program may run on, the smallest first; or why there is none. */
export function findRuntimes(needs: RuntimeNeeds, surroundings: Surroundings): readonly Runtime[] | SplitObstacle {
  const { site, isAlone } = needs;
  const wanted = wantedBase(surroundings.policy, site.base.image.name);
  const mayBeBare = isAlone && wanted !== 'slim' && needsNoShell(site);
  const found = mayBeBare ? findBare(needs, surroundings) : undefined;
  const bare = found ? withEmpty(found, needs, surroundings) : [];
  if (found?.kind === 'static' && found.edits.length === 0) return bare;
  const system = findSystem(site, needs.linked, surroundings);
  if (!found) return 'reason' in system ? system : [system];
  return 'reason' in system ? bare : [...bare, system];
}

/** Where it is asked for, nothing at all before an image without libraries, if that is proven to do; else that image, which says why not. */
function withEmpty(
  found: Runtime,
  { site, stock, program }: RuntimeNeeds,
  surroundings: Surroundings,
): readonly Runtime[] {
  if (found.kind !== 'static' || wantedBase(surroundings.policy, site.base.image.name) !== 'scratch') return [found];
  const proof = proveForScratch(site, stock, program, surroundings);
  if (proof.kind === 'unproven')
    return [{ ...found, because: [...found.because, `it does not start from scratch: ${proof.because}`] }];
  return [{ ...found, reference: 'scratch', kind: 'empty', because: [...found.because, proof.because] }, found];
}

function findBare(
  { site, stock, program, linked, context }: RuntimeNeeds,
  { catalogue, policy }: Surroundings,
): Runtime | undefined {
  const toStatic = ({ because, edits }: StaticProof): Runtime => ({ reference: STATIC_IMAGE, kind: 'static', because: [because], edits }); // prettier-ignore
  const proof = findStaticProof(site, stock, program, context);
  if (proof) return toStatic(proof);
  const { base } = site;
  const mayDo = wantsBare(policy, base.image.name) && findSourceCall(context, ['starts', 'loads', 'names']) === undefined; // prettier-ignore
  if (!mayDo) return undefined;
  const made = makeStatic(site, stock, context);
  if (made) return toStatic(made);
  if (base.image.path === 'golang' && findLinkedByGo(context) !== undefined) return undefined;
  const { distribution, suite } = base.facts.system!;
  if (distribution !== 'debian' || isMadeOfMore(stock, linked) || findScriptNamed(context, baseName(program)))
    return undefined;
  const needsCompilers = linked.isCpp || linked.usesOpenMp || base.image.path === 'rust';
  const path = linkedImagePath(suite, needsCompilers);
  // The compilers of that image bring newer libraries than the release has.
  if (path === undefined || (base.image.path === 'gcc' && needsCompilers) || !catalogue().findDistroless(path))
    return undefined;
  const libraries = needsCompilers ? 'the C library and those of compilers are' : 'the C library is';
  return { reference: path, kind: 'linked', because: [`${libraries} all that is linked, and ${path} has the same release (${suite})`], edits: [] }; // prettier-ignore
}

/** Libraries of its own, or of packages; or a name of which nobody knows what it stands for. */
function isMadeOfMore({ packages, commands }: StageStock, linked: LinkedLibraries): boolean {
  if (linked.unknown !== undefined || linked.headers.length > 0 || linked.makesShared) return true;
  if (commands.some(({ command }) => command.words[0]?.value === 'ldconfig')) return true;
  return packages.some((name) => {
    const use = useOfPackage(name);
    return use === 'other' || (use === 'headers' && name !== 'libc6-dev');
  });
}

function findSystem(
  { base, stage }: SplitSite,
  linked: LinkedLibraries,
  { catalogue }: Surroundings,
): Runtime | SplitObstacle {
  const { distribution, suite } = base.facts.system!;
  const none = (detail: string): SplitObstacle => ({ reason: 'no-runtime-image', instruction: stage.from, detail });
  const toSystem = (reference: string, because: string): Runtime => ({ reference, kind: 'system', because: [because], edits: [] }); // prettier-ignore
  if (base.image.path === 'gcc' && linked.isCpp)
    return none('the library for C++ of that compiler is newer than the one of the system');
  if (base.image.path === 'ubuntu' || base.image.path === 'alpine') {
    const reference = `${base.image.name}:${base.tag}`;
    return toSystem(reference, `${reference} is what it was built on`);
  }
  if (distribution === 'debian') {
    const reference = `debian:${suite}-slim`;
    if (!catalogue().hasTag('debian', `${suite}-slim`)) return none(`there is no ${reference}`);
    return toSystem(reference, `${reference} is the release of Debian that it was built on (${suite})`);
  }
  const version = /^alpine(3\.\d+)$/.exec(suite)?.[1];
  if (distribution !== 'alpine' || version === undefined || !catalogue().hasTag('alpine', version))
    return none(`there is no image of ${suite} without a compiler`);
  return toSystem(`alpine:${version}`, `alpine:${version} is the release of Alpine that it was built on`);
}

const KNOWN_USERS = /^(?:\d+|root|nobody)(?::(?:\d+|root|nobody))?$/;

/** Whether nothing but the program itself is started, as someone whom every image knows. */
function needsNoShell({ start, stage }: SplitSite): boolean {
  const { entrypoint, cmd } = start;
  if (!entrypoint.words || !cmd.words) return false;
  return stage.instructions.every((instruction) => {
    const { keyword } = instruction.content;
    if (keyword === 'healthcheck') return healthcheckWords(instruction)?.length === 0;
    return keyword !== 'user' || KNOWN_USERS.test(argumentsText(instruction.content));
  });
}
