import type { Analysis } from '../analysis.ts';
import { type Consumer, consumersOf } from '../../context/consumers/consumers-of.ts';
import { containerFolder, mayUse, packageScripts } from '../../context/consumers/stage-use.ts';
import type { RunInImage } from '../../context/consumers/use.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readDevelopmentCommand } from '../../knowledge/development-commands.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { maskSecrets } from '../../knowledge/secrets/mask.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';

/** Scripts of package.json that run scripts. */
const MAX_DEPTH = 6;
const MAX_SHOWN = 60;

/**
 * How an image that ships from a stage is used for development, as a clause that names the place: a command of
 * development is run in it, or the sources are mounted over what it holds.
 */
export function findDevelopmentUse(file: Dockerfile, stage: Stage, analysis: Analysis): string | undefined {
  const { surroundings, stages } = analysis;
  const heirs = stages.filter((one) => lineageOf(one).includes(stage));
  const scripts = packageScripts(surroundings);
  for (const consumer of consumersOf(surroundings).found) {
    const heir = heirs.find((one) => mayUse(consumer, one, stages));
    if (!heir) continue;
    const whose = consumer.isUncertain ? ' in what may be this image' : '';
    if (consumer.development !== undefined) return `${consumer.development}${whose}`;
    for (const run of consumer.runs ?? []) {
      const command = findDevelopmentCommand(run, scripts, 0);
      if (command !== undefined) return `line ${run.line} of ${consumer.path} runs "${shorten(command)}"${whose}`;
    }
    const mount = findMountOver(consumer, containerFolder(file, heir, surroundings));
    if (mount !== undefined) return mount + whose;
  }
  return undefined;
}

function findDevelopmentCommand(
  { text, isExec }: Pick<RunInImage, 'text' | 'isExec'>,
  scripts: ReadonlyMap<string, string>,
  depth: number,
): string | undefined {
  const script = parseScript(text);
  if (isOpaque(script) || depth > MAX_DEPTH) return undefined;
  const sites = isExec ? findCommands(script).slice(0, 1) : findCommands(script);
  for (const { command } of sites) {
    const invocation = readInvocation(command);
    if (!invocation) continue;
    const words = [invocation.program, ...invocation.args.map(({ value, text: own }) => value ?? own)];
    const inner = /^(?:sh|bash|ash|dash|zsh)$/.test(invocation.program) ? words[words.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1] : undefined;
    if (inner !== undefined && inner !== invocation.program) {
      const found = findDevelopmentCommand({ text: inner, isExec: false }, scripts, depth + 1);
      if (found !== undefined) return found;
    }
    const use = readDevelopmentCommand(words);
    if (use === 'development') return words.join(' ');
    const named = use && scripts.get(use.script);
    if (named !== undefined && findDevelopmentCommand({ text: named, isExec: false }, scripts, depth + 1) !== undefined) return words.join(' ');
  }
  return undefined;
} // prettier-ignore

/** Folders of a machine that are mounted over the folder of the program hide what the image has there. */
function findMountOver({ mounts, path, kind }: Consumer, folder: string | undefined): string | undefined {
  if (kind === 'kubernetes') return undefined;
  const over = mounts?.find(({ target, source, isBind }) => {
    if (!isBind || target === '/') return false;
    const isAll = /^(?:\.{1,2}\/?|\$\{?PWD\}?\/?|\$\(pwd\)\/?|`pwd`\/?)$/.test(source ?? '');
    return folder === undefined ? isAll : folder === target || folder.startsWith(`${target}/`);
  });
  return over && `line ${over.line} of ${path} mounts ${shorten(over.source ?? 'a volume')} over ${over.target}`;
}

function shorten(text: string): string {
  // Masked before it is cut: half of a token is not known for one.
  const plain = maskSecrets(text.replace(/\s+/g, ' '));
  return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}…` : plain;
}
