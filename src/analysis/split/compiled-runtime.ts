import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import type { LinkedLibraries } from '../../context/linked-libraries.ts';
import type { Surroundings } from '../../context/surroundings.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { STATIC_IMAGE } from '../../knowledge/images/static-image.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { healthcheckWords } from '../../trace/start-command.ts';

/** What a compiled program runs on. */
export interface Runtime {
  readonly reference: string;
  /** It has no library, no shell and no package manager. */
  readonly isStatic: boolean;
  /** Why it can run there, as a clause. */
  readonly because: string;
}

/** @param isAlone whether no source was found to start another program */
export function findRuntime(
  site: SplitSite,
  stock: StageStock,
  linked: LinkedLibraries,
  isAlone: boolean,
  { catalogue, policy }: Surroundings,
): Runtime | SplitObstacle {
  const { base, stage } = site;
  const { distribution, suite } = base.facts.system!;
  const none = (detail: string): SplitObstacle => ({ reason: 'no-runtime-image', instruction: stage.from, detail });
  if (
    base.image.path === 'golang' &&
    isAlone &&
    policy.base !== 'slim' &&
    isBuiltStatic(site, stock) &&
    needsNoShell(site)
  )
    return { reference: STATIC_IMAGE, isStatic: true, because: 'CGO_ENABLED=0 makes a program that needs no library' };
  if (base.image.path === 'gcc' && linked.isCpp)
    return none('the library for C++ of that compiler is newer than the one of the system');
  if (base.image.path === 'ubuntu' || base.image.path === 'alpine') {
    const reference = `${base.image.name}:${base.tag}`;
    return { reference, isStatic: false, because: `${reference} is what it was built on` };
  }
  if (distribution === 'debian') {
    const reference = `debian:${suite}-slim`;
    if (!catalogue().hasTag('debian', `${suite}-slim`)) return none(`there is no ${reference}`);
    return {
      reference,
      isStatic: false,
      because: `${reference} is the release of Debian that it was built on (${suite})`,
    };
  }
  const version = /^alpine(3\.\d+)$/.exec(suite)?.[1];
  if (distribution !== 'alpine' || version === undefined || !catalogue().hasTag('alpine', version))
    return none(`there is no image of ${suite} without a compiler`);
  const because = `alpine:${version} is the release of Alpine that it was built on`;
  return { reference: `alpine:${version}`, isStatic: false, because };
}

/** Whether all that Go builds in it is built without C (`go help environment`, "CGO_ENABLED"). */
function isBuiltStatic({ runs }: SplitSite, { commands }: StageStock): boolean {
  const environments = new Map(runs.map((run) => [run.instruction, run.environment]));
  const builds = commands.filter(({ command }) => {
    const invocation = readInvocation(command);
    return invocation?.program === 'go' && /^(?:build|install)$/.test(invocation.args[0]?.value ?? '');
  });
  const isOther = commands.some(({ command }) => /^(?:make|gmake|cmake|gcc|cc|g\+\+|clang|ninja|meson|cargo)$/.test(command.words[0]?.value ?? '')); // prettier-ignore
  if (isOther || builds.length === 0) return false;
  return builds.every(({ command, instruction }) => {
    const own = command.assignments.findLast(({ name }) => name === 'CGO_ENABLED');
    if (own) return own.value === '0';
    if (command.words.some(({ text }) => text.startsWith('CGO_ENABLED='))) return false;
    return environments.get(instruction)?.get('CGO_ENABLED')?.replace(/["']/g, '') === '0';
  });
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
