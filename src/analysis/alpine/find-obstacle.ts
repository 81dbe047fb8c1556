import type { Obstacle } from './reasons.ts';
import type { Analysis } from '../analysis.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { findDebianPath, PACKAGE_SOURCE } from '../../knowledge/alpine/apt-names.ts';
import { findGlibcProgram, GLIBC_BRIDGE } from '../../knowledge/alpine/glibc-programs.ts';
import { findCrossing } from './crossing-copies.ts';

type Look = (instruction: Instruction) => Omit<Obstacle, 'instruction'> | undefined;

/** What in the instructions of stages keeps them on Debian, whatever the commands of their scripts are. */
export function findObstacle(file: Dockerfile, analysis: Analysis, stages: readonly Stage[]): Obstacle | undefined {
  for (const { instructions } of stages) {
    for (const instruction of instructions) {
      for (const look of LOOKS) {
        const found = look(instruction);
        if (found) return { instruction, ...found };
      }
    }
  }
  return findCrossing(file, analysis, stages);
}

const findOnbuild: Look = ({ content }) =>
  content.keyword === 'onbuild' ? { reason: 'onbuild', detail: 'it runs in images that other files build' } : undefined;

const findSource: Look = ({ content }) => {
  if (content.keyword !== 'run' && content.keyword !== 'copy' && content.keyword !== 'add') return undefined;
  // That of a cache mount, too, which apk has no use for.
  const found =
    PACKAGE_SOURCE.exec(content.joined.text)?.[0] ?? /target=\/var\/(?:cache|lib)\/apt/.exec(content.joined.text)?.[0];
  return found === undefined ? undefined : { reason: 'package-source', detail: `"${found}" belongs to apt` };
};

const findRemote: Look = ({ content }) => {
  if (content.keyword !== 'add') return undefined;
  const remote = /(?:^|\s|")(?:https?|ftp):\/\/[^\s"]+/.exec(argumentsText(content))?.[0].trim();
  return remote === undefined ? undefined : { reason: 'remote-add', detail: 'what it fetches may be made for glibc' };
};

const findProgram: Look = ({ content }) => {
  const text = content.joined.text;
  const bridge = GLIBC_BRIDGE.exec(text)?.[0];
  if (bridge !== undefined)
    return { reason: 'glibc-program', detail: `${bridge} is there to run programs made for glibc` };
  const isCopy = content.keyword === 'copy' || content.keyword === 'add';
  const fetches = content.keyword === 'run' && /\b(?:curl|wget|aria2c|axel)\b/.test(text);
  for (const word of text.split(/[\s"'`=]+/)) {
    const isPlace = word.includes('://') || isCopy || (fetches && /[/.]/.test(word));
    const because = isPlace ? findGlibcProgram(word) : undefined;
    if (because !== undefined) return { reason: 'glibc-program', detail: because };
  }
  return undefined;
};

const LOCALES: ReadonlySet<string> = new Set(['LANG', 'LANGUAGE', 'LC_ALL', 'LC_CTYPE', 'LC_COLLATE', 'LC_MESSAGES', 'LC_NUMERIC', 'LC_TIME']); // prettier-ignore

const findLocale: Look = ({ content }) => {
  if (content.keyword !== 'env' && content.keyword !== 'arg') return undefined;
  const other = readVariables(content).find(
    ({ name, value }) =>
      LOCALES.has(name) && value !== undefined && !/^["']?(?:C|POSIX|C\.UTF-?8|C\.utf8|)["']?$/i.test(value),
  );
  return other && { reason: 'locale', detail: `${other.name} is ${other.value}, and Alpine has only C.UTF-8` };
};

const TEXTS: ReadonlySet<string | undefined> = new Set(['run', 'env', 'arg', 'cmd', 'entrypoint', 'healthcheck', 'copy', 'add', 'volume', 'workdir']); // prettier-ignore

const findPath: Look = ({ content }) => {
  if (!TEXTS.has(content.keyword)) return undefined;
  const found = findDebianPath(content.joined.text);
  if (found) return { reason: 'debian-path', detail: `${found.path}: ${found.because}` };
  const preload = /\bLD_PRELOAD\b|\bMALLOC_ARENA_MAX\b/.exec(content.joined.text)?.[0];
  return preload === undefined ? undefined : { reason: 'debian-path', detail: `${preload} is for glibc` };
};

const LOOKS: readonly Look[] = [findOnbuild, findSource, findRemote, findProgram, findLocale, findPath];
