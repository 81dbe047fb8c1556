import type { Analysis } from '../src/analysis/analysis.ts';
import { type AddSource, readAddSources } from '../src/context/add-sources.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction, InstructionContent } from '../src/dockerfile/instruction.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'add-only-flag' | 'onbuild' | 'pattern-source' | 'unclear-source' | 'variable-source';

/** Flags that COPY lacks, or means something else by. */
const ADD_ONLY: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'parents', 'unpack']);

const MOST_NAMED = 4;

/**
 * Writes `COPY` for an `ADD` that neither fetches nor unpacks.
 *
 * `ADD` does three things: it copies, it fetches what has an address, and it unpacks tar archives. Whether a file is
 * unpacked depends on what is in it, so that a reader of the Dockerfile cannot tell. Docker's own advice is `COPY` for what
 * is only to be copied.
 *
 * ```dockerfile
 * ADD . /app
 * ```
 * becomes
 * ```dockerfile
 * COPY . /app
 * ```
 *
 * Addresses, git references and archives (`.tar`, `.tgz`, `.gz`, `.bz2`, `.xz`, `.zst`) stay with `ADD`. BuildKit unpacks
 * a file if it is a tar archive, by itself or packed by gzip, bzip2, xz or zstd; a `.zip` and a `.jar` it copies, and a
 * folder with all that is in it. So the fix is safe for folders, and for files of the build context that begin like no
 * archive. Where the files are not at hand it rests on their being none, and a pattern that may stand for an archive's name,
 * such as `rootfs*`, is left alone.
 */
export const addToCopy: Transform<object, Reason> = {
  id: 'add-to-copy',
  summary: 'Write COPY for an ADD that neither fetches nor unpacks',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['copies-without-unpacking', 'copies-unseen-files'],
  answers: ['DL3020'],
  guide: 'build/building/best-practices/#add-or-copy',
  refusals: {
    'add-only-flag': {
      because: 'the instruction has a flag that COPY does not have',
      remedy: 'drop the flag if it does nothing here',
    },
    onbuild: {
      because: 'the ADD runs in the builds of other images, whose files are not known',
      remedy: 'write ONBUILD COPY by hand if nothing is to be unpacked there',
    },
    'pattern-source': {
      because: 'a pattern may stand for an archive, and the files were not at hand to be looked at',
      remedy: 'name the files, or write COPY by hand if none of them is an archive',
    },
    'unclear-source': {
      because: 'a source is not a plain path',
      remedy: 'write it without quotes and escapes, or write COPY by hand',
    },
    'variable-source': {
      because: 'a variable decides what is copied: it may be an address or an archive',
      remedy: 'write COPY by hand if it never is',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, { surroundings }: Analysis) {
    for (const instruction of file.instructions) {
      const { keyword, trigger } = instruction.content;
      const content = keyword === 'onbuild' ? trigger : instruction.content;
      if (content?.keyword !== 'add') continue;
      const isOnbuild = keyword === 'onbuild';
      const sources = readAddSources(content, isOnbuild ? undefined : surroundings.context);
      // ADD is right there.
      if (sources.some(({ kind }) => kind === 'archive' || kind === 'remote')) continue;
      const refusal = findRefusal(instruction, content, sources, isOnbuild);
      yield refusal ?? toFix(instruction, sources);
    }
  },
};

function findRefusal(
  instruction: Instruction,
  { flags }: InstructionContent,
  sources: readonly AddSource[],
  isOnbuild: boolean,
): Finding<Reason> | undefined {
  const refuse = (reason: Reason, detail: string): Finding<Reason> => {
    return { kind: 'refusal', instruction, reason, detail };
  };
  if (isOnbuild) return refuse('onbuild', 'the ADD stands behind ONBUILD');
  const flag = flags.find(({ name }) => ADD_ONLY.has(name));
  if (flag) return refuse('add-only-flag', `it has --${flag.name}`);
  const variable = sources.find(({ kind }) => kind === 'variable');
  if (variable) return refuse('variable-source', `its source is ${variable.word}`);
  const pattern = sources.find(({ kind }) => kind === 'pattern');
  if (pattern) return refuse('pattern-source', `its source is ${pattern.word}`);
  const unclear = sources.find(({ kind }) => kind === 'unclear' || kind === 'heredoc');
  if (unclear?.kind === 'heredoc') return refuse('unclear-source', 'its source is a here-document');
  return unclear && refuse('unclear-source', `its source is ${unclear.word}`);
}

function toFix(instruction: Instruction, sources: readonly AddSource[]): Finding<Reason> {
  const { keywordText, source } = instruction.content;
  const start = instruction.start + source.indexOf(keywordText);
  const unseen = sources.filter(({ kind }) => kind === 'unseen').map(({ word }) => word);
  const isSafe = unseen.length === 0;
  return {
    kind: 'fix',
    instruction,
    edits: [{ span: { start, end: start + keywordText.length }, text: copyLike(keywordText) }],
    title: `Copy ${nameSome(sources.map(({ word }) => word))} by COPY instead of ADD`,
    why: 'COPY copies and does nothing else; ADD unpacks a file whose content is an archive, whatever its name says',
    evidence: sources.flatMap((one) => (one.kind === 'copied' ? [describe(one)] : [])).slice(0, MOST_NAMED),
    assumptions: isSafe ? [] : [toAssumption(unseen)],
    effects: [isSafe ? 'copies-without-unpacking' : 'copies-unseen-files'],
    applicability: isSafe ? 'safe' : 'unsafe',
    savings: undefined,
  };
}

function describe({ word, by }: Extract<AddSource, { readonly kind: 'copied' }>): string {
  if (by === 'folder') return `${word} is a folder, which ADD copies as it is`;
  return `${word} does not begin like an archive that ADD unpacks`;
}

function toAssumption(words: readonly string[]): string {
  const names = nameSome(words);
  const rest = 'a tar archive, packed or not, which ADD would unpack: `file` tells; the files were not at hand.';
  if (words.length > 1) return `None of ${names} is ${rest}`;
  return /[*?[]/.test(names) ? `Nothing that ${names} matches is ${rest}` : `${names} is not ${rest}`;
}

function nameSome(words: readonly string[]): string {
  const named = words.slice(0, MOST_NAMED).join(', ');
  return words.length > MOST_NAMED ? `${named} and ${words.length - MOST_NAMED} more` : named;
}

/** The keyword in the case of another. */
function copyLike(add: string): string {
  if (add === add.toUpperCase()) return 'COPY';
  return add === add.toLowerCase() ? 'copy' : 'Copy';
}
