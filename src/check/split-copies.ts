import type { Split } from './stage-split.ts';
import { type Instruction, type Keyword, argumentWords } from '../dockerfile/instruction.ts';

/** They say of the image how it is used, and are said again in the second stage. */
const SAID_AGAIN: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['arg', 'env', 'label', 'expose', 'volume', 'stopsignal', 'user', 'healthcheck', 'entrypoint', 'cmd', 'maintainer']); // prettier-ignore
const EARLY: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['arg', 'env']);
const STEPS: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['workdir', 'copy', 'run']);

/**
 * The paths that the second stage takes from the first, each to the same place; or what is wrong with its own instructions.
 * Steps come before what is said of the image: a USER could not make them, a VOLUME would lose what they write.
 * @param isOfBase whether an ENV says what the old base image said
 */
export function readSplitCopies(
  { fresh, builder, old }: Split,
  isOfBase: (instruction: Instruction) => boolean,
): readonly string[] | string {
  const sources = new Set(old.instructions.map(({ content }) => content.source));
  const paths: string[] = [];
  let isLate = false;
  for (const instruction of fresh) {
    const { keyword, source, keywordText } = instruction.content;
    const { line } = instruction;
    if (STEPS.has(keyword)) {
      if (isLate) return `line ${line} comes behind what is said of the image`;
      if (keyword !== 'copy') continue;
      const path = readCopy(instruction, builder.name!);
      if (path === undefined) return `line ${line} copies something else than a path of the builder to its own place`;
      if (isSystemFolder(path)) return `line ${line} copies a folder of the system`;
      paths.push(path);
      continue;
    }
    if (!SAID_AGAIN.has(keyword)) return `a new ${keywordText} stands in line ${line}`;
    if (!sources.has(source) && !isOfBase(instruction)) return `line ${line} says something new`;
    if (!EARLY.has(keyword)) isLate = true;
  }
  return paths;
}

function readCopy({ content }: Instruction, builder: string): string | undefined {
  const [flag, other] = content.flags;
  const words = argumentWords(content);
  const [from, to] = words;
  const isPlain = words.length === 2 && from === to && /^(?:\/(?!\.{1,2}(?:\/|$))[\w.+@-]+)+$/.test(from!);
  return !other && content.heredocs.length === 0 && flag?.text === `--from=${builder}` && isPlain ? from : undefined;
}

/** Folders in which files of the system lie among others; `/usr/local` is none of them. */
export function isSystemFolder(path: string): boolean {
  return /^\/(?:(?:usr\/)?(?:bin|sbin|lib|lib32|lib64|libx32)|usr|usr\/(?:share|include|libexec|src|games)|etc|var|var\/(?:lib|log|cache|run|spool)|dev|proc|sys|run|boot|tmp)?$/.test(
    path,
  );
}
