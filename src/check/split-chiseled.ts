import { findConsumerTexts } from './consumer-uses.ts';
import { findBareObjection } from './split-bare.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { readDotnetSources } from '../context/dotnet/sources.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { isManagedPackage } from '../knowledge/dotnet-packages.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { NAMES_APP, readChiseledTag, readDotnetTag, SDK } from '../knowledge/images/dotnet-images.ts';
import type { Published } from '../trace/dotnet-published.ts';
import { healthcheckWords, readStartCommand } from '../trace/start-command.ts';

/** The second stage has no shell: it stands on the release of the SDK, and nothing is run in it but the program, as its own user. */
export function findChiseledObjection(
  split: Split,
  was: BaseImage,
  is: BaseImage,
  { writes }: BuilderFiles,
  { before, surroundings }: Window,
): string | undefined {
  const [from, to] = [readDotnetTag(was.tag), readChiseledTag(is.tag)];
  if (was.image.path !== SDK || !from || !to) return `${is.image.path} has no shell, and does not go with ${was.image.path}`; // prettier-ignore
  if (from.version !== to.version) return 'the second stage has another version';
  if (from.suite !== to.suite) return 'the second stage stands on another release of the system';
  const shell = findShellUse(split) ?? findUserObjection(split);
  if (shell !== undefined) return shell;
  const [outside] = findConsumerTexts(before, split.old, surroundings);
  if (outside) return `${outside.where} runs something in it, and there is nothing but the program`;
  const other = writes.packages.find((name) => useOfPackage(name) !== 'build');
  if (other !== undefined) return `${other} was installed, and there is no package manager`;
  const { context } = surroundings;
  const needs = context ? readDotnetSources(context).needsSystem : 'a file that was not read';
  return needs && `${needs} may need a program, a library or a file that the image does not have`;
}

/** `ENTRYPOINT` is said, as a list; of the health, at most that it is not checked. */
function findShellUse(split: Split): string | undefined {
  const { instructions } = split.runtime;
  const bare = findBareObjection({ ...split, runtime: { ...split.runtime, instructions: instructions.filter(({ content }) => content.keyword !== 'user') } }); // prettier-ignore
  if (bare !== undefined) return bare;
  const { entrypoint } = readStartCommand(split.runtime);
  if (!entrypoint.instruction || entrypoint.words?.length === 0) return 'the image would start dotnet before what CMD says'; // prettier-ignore
  const check = instructions.find((one) => one.content.keyword === 'healthcheck' && healthcheckWords(one)?.length !== 0); // prettier-ignore
  return check && `line ${check.line} checks its health, and there is no program to do so`;
}

/** Where nothing is said, the SDK runs as root and this image does not; where programs and libraries are looked for is its own. */
function findUserObjection({ runtime }: Split): string | undefined {
  const users = runtime.instructions.filter(({ content }) => content.keyword === 'user');
  const [last] = users.slice(-1);
  if (!last) return 'it would run as another user than before';
  if (!users.every(({ content }) => NAMES_APP.test(argumentsText(content)))) return 'the user is not that of the image';
  const names = runtime.instructions.flatMap(({ content }) => readVariables(content)).map(({ name }) => name);
  const odd = names.find((name) => name === 'PATH' || name.startsWith('LD_'));
  return odd && `${odd} says where programs or libraries lie`;
}

/** What the program itself needs is in the image: no package brings a library of its own, and cultures are there or not looked for. */
export function findChiseledLack({ project }: Published, is: BaseImage, split: Split, { surroundings }: Window): string | undefined {
  const chiseled = readChiseledTag(is.tag);
  if (!chiseled) return undefined;
  const native = project.packages.find((name) => !isManagedPackage(name));
  if (native !== undefined) return `${native} may bring a library that needs others of the system`;
  if (chiseled.isExtra) return undefined;
  if (!project.isInvariant) return `${project.path} may need cultures, and the image has none`;
  const zones = surroundings.context && readDotnetSources(surroundings.context).namesZones;
  const isSet = split.runtime.instructions.some(({ content }) => readVariables(content).some(({ name }) => name === 'TZ'));
  return zones !== undefined || isSet ? `${zones ?? 'TZ'} names a time zone, and the image has none` : undefined;
} // prettier-ignore
