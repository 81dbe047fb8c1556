import type { Effect } from './effects.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { isMoved, type Moves, readMoves } from './moves.ts';
import { findInstallObjection } from './moved-install.ts';
import { findOverwrite } from './overwrites.ts';
import type { Window } from './window.ts';
import { isAbsoluteDestination } from '../context/copy-destination.ts';
import type { BuildContext } from '../context/build-context.ts';
import { findContextPath } from '../context/copied-files.ts';
import { type Copy, readCopies } from '../context/copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { isProjectPath } from '../knowledge/project-folders.ts';

/**
 * A COPY or ADD of the sources goes behind a RUN that installs dependencies, and what that RUN reads is copied before
 * it: the same files to the same places (traps H1 to H4). The first effect claims that the install reads nothing else, the
 * second that it is not known to.
 */
export const MANIFESTS_FIRST_RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'installs-before-sources': ruleOf(true),
  'installs-before-unread-sources': ruleOf(false),
};

function ruleOf(isCertain: boolean): InstructionRule {
  return {
    addition: (fresh, window) => {
      if (isMoved(fresh, window)) return isPlainCopy(fresh) ? undefined : 'it is no COPY from the context';
      if (fresh.content.keyword !== 'copy' || !isPlainCopy(fresh)) return 'it is no COPY from the context';
      return fresh.content.innerComments.length > 0 ? 'it has a comment' : undefined;
    },
    removal: (old, window) => (isPlainCopy(old) && isMoved(old, window) ? undefined : 'it is no COPY that moved'),
    whole: (window) => findObjection(window, isCertain),
  };
}

/** From the context, with no flag but those on owner, mode and link. */
function isPlainCopy({ content }: Instruction): boolean {
  if (content.keyword !== 'copy' && content.keyword !== 'add') return false;
  return content.heredocs.length === 0 && content.flags.every(({ name }) => /^(?:chown|chmod|link)$/.test(name));
}

function findObjection(window: Window, isCertain: boolean): string | undefined {
  const { context } = window.surroundings;
  if (!context) return 'the files of the build context are not there to be looked at';
  const moves = readMoves(window);
  if (typeof moves === 'string') return moves;
  const moved = [...new Set(moves.swaps.map(({ later }) => later))].sort((a, b) => a.start - b.start);
  const [first] = moved;
  const stage = first && stageOf(window.before, first);
  const freshStage = stage && readStages(window.after)[stage.index];
  if (!first || !stage || !freshStage) return 'no COPY changed its place';
  const judge = new Judge(window, moves, { stage, freshStage, moved, context });
  return judge.findObjection(isCertain);
}

interface Case {
  readonly stage: Stage;
  readonly freshStage: Stage;
  /** The copies that stand later than before, in the order of the file before. */
  readonly moved: readonly Instruction[];
  readonly context: BuildContext;
}

class Judge {
  readonly #window: Window;
  readonly #moves: Moves;
  readonly #case: Case;
  readonly #baseFolder: string | undefined;
  readonly #old: readonly Copy[];
  readonly #fresh: readonly Copy[];

  constructor(window: Window, moves: Moves, own: Case) {
    const { before, after, surroundings } = window;
    this.#window = window;
    this.#moves = moves;
    this.#case = own;
    this.#baseFolder = baseFolderOf(before, own.stage, surroundings.catalogue());
    const options = { baseWorkingDir: this.#baseFolder };
    this.#old = readCopies(before, own.stage, own.context, options);
    this.#fresh = readCopies(after, own.freshStage, own.context, options);
  }

  findObjection(isCertain: boolean): string | undefined {
    for (const copy of this.#case.moved) {
      const objection = this.#findCopyObjection(copy);
      if (objection !== undefined) return `line ${copy.line} came later, and ${objection}`;
    }
    for (const fresh of this.#moves.added) {
      const objection = this.#findAddedObjection(fresh);
      if (objection !== undefined) return `line ${fresh.line} is new, and ${objection}`;
    }
    const passed = [...new Set(this.#moves.swaps.map(({ earlier }) => earlier))];
    for (const instruction of passed) {
      const objection = this.#findPassedObjection(instruction, isCertain);
      if (objection !== undefined) return `line ${instruction.line} came earlier, and ${objection}`;
    }
    return undefined;
  }

  /** It brings the same files to the same places, and these are a folder of the project. */
  #findCopyObjection(copy: Instruction): string | undefined {
    if (!isPlainCopy(copy)) return 'it is no plain COPY from the context';
    const [was, is] = [this.#broughtBy(this.#old, copy), this.#broughtBy(this.#fresh, this.#freshOf(copy))];
    if (was.length === 0) return 'it is not known what it copies';
    if (JSON.stringify(was.map(placeOf)) !== JSON.stringify(is.map(placeOf))) return 'it copies something else now';
    const odd = was.find((each) => each.kind !== 'context' || !isProjectPath(each.imagePath));
    return odd && `it copies to ${odd.imagePath ?? 'a place that is not known'}`;
  }

  /** It brings, earlier, what a copy that came later brings anyway, as the same user's. */
  #findAddedObjection(fresh: Instruction): string | undefined {
    const brought = this.#broughtBy(this.#fresh, fresh);
    if (brought.length === 0) return 'it is not known what it copies';
    const moved = this.#case.moved.filter((copy) => flagsOf(copy) === flagsOf(fresh));
    for (const own of brought) {
      if (own.kind !== 'context' || own.mayBeInside) return 'it is not known where it copies to';
      const source = moved.find((copy) => {
        const found = findContextPath(this.#broughtBy(this.#old, copy), this.#case.context, own.imagePath);
        return found?.kind === 'found' && found.contextPath === own.contextPath;
      });
      if (!source) return `nothing brought ${own.contextPath} to ${own.imagePath} before in that way`;
    }
    const before = this.#window.fresh.slice(0, this.#window.fresh.indexOf(fresh));
    const first = this.#case.moved[0]!;
    const early = this.#window.old.find((old) => old.start < first.start && !before.some((other) => this.#moves.origins.get(other) === old));
    return early ? `it stands before line ${early.line}` : undefined;
  } // prettier-ignore

  #findPassedObjection(passed: Instruction, isCertain: boolean): string | undefined {
    const { content } = passed;
    const copies = this.#moves.swaps.flatMap(({ earlier, later }) => (earlier === passed ? [later] : []));
    switch (content.keyword) {
      case 'run': {
        const { stage, freshStage, context } = this.#case;
        const { before, after } = this.#window;
        const fresh = this.#freshOf(passed)!;
        const places = [
          { file: before, stage, instruction: passed, context, baseFolder: this.#baseFolder },
          { file: after, stage: freshStage, instruction: fresh, context, baseFolder: this.#baseFolder },
        ] as const;
        return findInstallObjection(places, copies.flatMap((copy) => this.#broughtBy(this.#old, copy)), isCertain);
      }
      case 'copy':
      case 'add':
        return findOverwrite(
          this.#broughtBy(this.#old, passed),
          copies.flatMap((copy) => this.#broughtBy(this.#old, copy)),
          this.#case.context,
        );
      case 'env':
      case 'arg': {
        const named = readVariables(content).find(({ name }) => copies.some((copy) => copy.content.source.includes(name)));
        return named && `${named.name} is a variable of what is copied`;
      }
      case 'cmd':
      case 'entrypoint':
      case 'expose':
      case 'healthcheck':
      case 'label':
      case 'maintainer':
      case 'shell':
      case 'stopsignal':
      case 'user':
        return undefined;
      case 'workdir': {
        const relative = copies.find((copy) => !isAbsoluteDestination(this.#window.before, this.#case.stage, copy));
        return relative && `line ${relative.line} copies into the folder that it chooses`;
      }
      default:
        return `${content.keywordText} may be something to what is copied`;
    }
  } // prettier-ignore

  #freshOf(old: Instruction): Instruction | undefined {
    return this.#window.fresh.find((fresh) => this.#moves.origins.get(fresh) === old);
  }

  #broughtBy(copies: readonly Copy[], instruction: Instruction | undefined): readonly Copy[] {
    return copies.filter((copy) => copy.instruction.start === instruction?.start);
  }
}

function placeOf(copy: Copy): unknown {
  return { ...copy, instruction: undefined };
}

function flagsOf({ content }: Instruction): string {
  return content.flags.map(({ text }) => text).join(' ');
}

function stageOf(file: Dockerfile, { start }: Instruction): Stage | undefined {
  return readStages(file).findLast(({ from }) => from.start < start);
}
