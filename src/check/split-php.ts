import { findCalled, holdsFiles } from './split-ruby.ts';
import type { SplitTools } from './split-tools.ts';
import type { Split } from './stage-split.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findCopied } from '../context/copied-files.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { BRINGS_COMPOSER, EXTENSION_SETTINGS, EXTENSIONS, SERVER_PROGRAMS } from '../knowledge/php.ts';
import { NODE_PACKAGES } from '../knowledge/ruby.ts';
import { findComposerObstacle, findExtensionNeeds, findPhpNodeUse } from '../trace/php-packages.ts';
import { readRepeats } from '../trace/php-repeats.ts';
import { isRepeatable, readPhpStep, textOf } from '../trace/php-step.ts';
import { readStageWrites, type StageWrites } from '../trace/stage-writes.ts';

const STARTS = /^(?:cmd|entrypoint|healthcheck)$/;

/** A program in PHP ships from the same image, with the extensions that were compiled and what loads them. */
export const PHP_TOOLS: SplitTools = {
  readStep: readPhpStep,
  folders: [],
  programs: SERVER_PROGRAMS,
  goesWith: (was, is) => was.image.name === is.image.name && was.tag === is.tag,
  bringsTool({ content }, { runtime }) {
    if (!BRINGS_COMPOSER.test(content.source)) return false;
    return !runtime.instructions.some((one) => STARTS.test(one.content.keyword ?? '') && /\bcomposer\b/.test(argumentsText(one.content))); // prettier-ignore
  },
  repeatsSteps({ content }) {
    const reading = readRun(content);
    return !isUnread(reading) && reading.commands.length > 0 && reading.commands.every(({ command }) => isRepeatable(command)); // prettier-ignore
  },
  leavesPackage(name, { runtime }, { surroundings: { context } }) {
    if (!NODE_PACKAGES.has(name) || !context || findPhpNodeUse(context) !== undefined) return false;
    const starts = runtime.instructions.some(({ content }) => STARTS.test(content.keyword ?? '') && /\b(?:node|npm|npx|yarn)\b/.test(argumentsText(content))); // prettier-ignore
    const files = context.list().filter((path) => path.endsWith('.php') && !/(?:^|\/)vendor\//.test(path));
    return !starts && !files.some((path) => /["'`](?:node|npm|npx|yarn)(?=[\s"'`])/.test(context.readText(path) ?? ''));
  },
  mayBring(name, split, window) {
    const writes = writesOf(split, window);
    const needs = writes && findExtensionNeeds(writes, window.surroundings.catalogue(), suiteOf(split, window));
    return needs !== undefined && !('because' in needs) && needs.has(name);
  },
  findObjection(split, window, copied, files) {
    const { before, after, surroundings } = window;
    const { context } = surroundings;
    const { old, runtime } = split;
    const [was, is] = [readBase(before, old, surroundings.catalogue()), readBase(after, runtime, surroundings.catalogue())]; // prettier-ignore
    if (typeof was === 'string' || typeof is === 'string' || !context) return 'one of the images of PHP is not known';
    if (was.tag !== is.tag || was.image.name !== is.image.name) return 'the second stage is another image of PHP';
    const { writes, workingDir, baseWorkingDir, copies = [] } = files;
    const places = [EXTENSIONS, EXTENSION_SETTINGS].filter((path) => writes.made.some((one) => one.path === path));
    const lost = [...places, workingDir]
      .filter((path) => path !== workingDir || holdsFiles(files))
      .find((path) => !copied.some((own) => isAtOrBelow(path, own)));
    if (lost !== undefined) return `${lost} is not copied`;
    const script = findComposerObstacle(writes, findCopied(before, old, context, { baseWorkingDir }), context);
    if (script) return script.because;
    const needs = findExtensionNeeds(writes, surroundings.catalogue(), was.facts.system?.suite ?? '');
    if ('because' in needs) return needs.because;
    const commands = stageCommandsIn(after, runtime);
    const there = new Set(commands.flatMap(({ installs }) => installs));
    const without = [...needs].find(([name]) => !there.has(name));
    if (without) return `${without[0]}, which the extension ${without[1]} needs, is not in the second stage`;
    const called = findCalled(files, there, window);
    if (called !== undefined) return called;
    const repeats = readRepeats(split.builder, writes, copies, workingDir, copied);
    if ('because' in repeats) return `line ${repeats.instruction.line}: ${repeats.because}`;
    return repeatedIn(split).join('\n') === repeats.join('\n') ? undefined : 'not all that arranges the image is done again'; // prettier-ignore
  },
};

function writesOf({ builder }: Split, { after }: Window): StageWrites | undefined {
  const writes = readStageWrites(after, builder, '/var/www/html', false, readPhpStep);
  return 'unknown' in writes ? undefined : writes;
}

function suiteOf({ old }: Split, { before, surroundings }: Window): string {
  const base = readBase(before, old, surroundings.catalogue());
  return (typeof base === 'object' ? base.facts.system?.suite : undefined) ?? '';
}

/** What the second stage runs behind its last copy, besides packages. */
function repeatedIn({ fresh }: Split): readonly string[] {
  return fresh.flatMap(({ content }) => {
    const reading = content.keyword === 'run' ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) return [];
    return reading.commands.flatMap(({ command }) => (isRepeatable(command) ? [textOf(command) ?? ''] : []));
  });
}
