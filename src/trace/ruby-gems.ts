import { installedGems } from './ruby-step.ts';
import type { StageWrites } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { baseName } from '../context/context-path.ts';
import type { CopiedFile } from '../context/copied-files.ts';
import type { Dependency } from '../context/dependencies/dependency.ts';
import { readDependencies } from '../context/dependencies/read-dependencies.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { BUNDLE, GEM_PLACES } from '../knowledge/ruby.ts';

/** The gems of a stage. */
export interface Gems {
  readonly packages: readonly Dependency[];
  /** The lock file, in the context. */
  readonly lock: string;
}

export interface UnreadGems {
  /** A clause. */
  readonly because: string;
  readonly instruction?: Instruction;
}

/** They bring nothing along that is compiled. */
const PLAIN: ReadonlySet<string> = new Set(['bundler', 'rake', 'foreman', 'rack', 'rackup', 'rubygems-update']);

/** What Bundler's lock file names, where all that is installed comes by it. @param copied what the stage copies */
export function readGems(
  stage: Stage,
  { commands }: StageWrites,
  copied: readonly CopiedFile[],
  context: BuildContext,
): Gems | UnreadGems {
  for (const instruction of stage.instructions) {
    const { content } = instruction;
    if (content.keyword !== 'env' && content.keyword !== 'arg') continue;
    const place = readVariables(content).find(({ name, value }) => GEM_PLACES.test(name) && !isUsualPlace(value));
    if (place) return { instruction, because: `${place.name} says where gems are` };
  }
  for (const { command, instruction } of commands) {
    const name = installedGems(command).find((gem) => !PLAIN.has(gem));
    if (name !== undefined)
      return { instruction, because: `no lock file names what "gem install ${name}" brings along` };
  }
  const locks = copied.flatMap((file) => (file.kind === 'file' && /^(?:Gemfile\.lock|gems\.locked)$/.test(baseName(file.imagePath)) ? [file.contextPath] : [])); // prettier-ignore
  const [lock, more] = [...new Set(locks)];
  if (lock === undefined) return { because: 'no Gemfile.lock is copied' };
  if (more !== undefined) return { because: `both ${lock} and ${more} are copied` };
  const text = context.readText(lock) ?? '';
  const reading = readDependencies(context, 'ruby', lock);
  if (reading.kind === 'unread') return reading;
  if (reading.unread.length > 0) return { because: reading.unread[0]! };
  const obstacle = findGitObstacle(text);
  return obstacle === undefined ? { packages: reading.packages, lock } : { because: `${lock} ${obstacle}` };
}

/** The image says so as well. */
function isUsualPlace(value: string | undefined): boolean {
  return value?.replace(/^(["'])(.*)\1$/, '$2') === BUNDLE;
}

/**
 * Gems out of repositories: since 2.0 Bundler starts no git where the lock file names the revision and it is checked out
 * (rubygems/bundler#6066; the Dockerfile that Rails writes has no git in the image that ships; tried with Bundler 2.3 and a gemspec
 * that asks git for its files, 2026-11-21).
 */
function findGitObstacle(text: string): string | undefined {
  const sections = text.split(/\n(?=[A-Z])/).filter((section) => /^GIT\b/.test(section));
  if (sections.length === 0) return undefined;
  if (sections.some((section) => !/^ {2}revision: [0-9a-f]{40}\r?$/m.test(section))) return 'names a repository without its revision'; // prettier-ignore
  const major = Number(/\nBUNDLED WITH\r?\n\s+(\d+)\./.exec(text)?.[1] ?? 0);
  return major >= 2 ? undefined : 'names a repository, and Bundler before 2.0 starts git whenever the program starts';
}
