import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { nameFiles } from '../src/analysis/owners/describe-owners.ts';
import { type ModePlan, type ModeReason, planModes } from '../src/analysis/owners/plan-modes.ts';
import { addFlag } from '../src/dockerfile/add-flag.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { narrowCommand } from '../src/dockerfile/narrow-command.ts';
import type { RunReading } from '../src/dockerfile/run-script.ts';
import { readInvocation } from '../src/knowledge/invocation.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Copies files with the mode that the RUN behind would give them.
 *
 * A layer holds whole files: `chmod` in a RUN of its own writes each of them again, only to change its mode.
 *
 * ```dockerfile
 * COPY entrypoint.sh /usr/local/bin/
 * RUN chmod +x /usr/local/bin/entrypoint.sh
 * ENTRYPOINT ["entrypoint.sh"]
 * ```
 * becomes
 * ```dockerfile
 * COPY --chmod=755 entrypoint.sh /usr/local/bin/
 * ENTRYPOINT ["entrypoint.sh"]
 * ```
 *
 * It is done for files that are named one by one, all of which a COPY brings. Whole folders are left alone: `--chmod` gives
 * one mode to files and to the folders that are copied, but not to the destination itself.
 *
 * Octal modes are taken over as they are. What `+x` makes of a file depends on the mode that it has in the build context,
 * and `--chmod=+x` is silently left out by builders that are not of the last two years (measured with BuildKit of Docker
 * 26.1, 2026-11-21). Git checks files out with 644 or 755, though, of which `+x` makes 755: where the context is there and
 * shows one of these modes, `--chmod=755` is the same; without it, the fix rests on that. `u+x` makes a mode of its own of
 * each of the two, and is left alone unless the mode is seen.
 *
 * The flag needs BuildKit or Buildah (option `builder`), and a frontend from 1.2 on where a "# syntax" line pins one.
 */
export const copyChmod: Transform<object, ModeReason> = {
  id: 'copy-chmod',
  summary: 'Copy files with their mode instead of changing it in the next layer',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['copies-with-mode', 'copies-named-files-with-mode', 'gives-modes-of-a-checkout'],
  answers: [],
  refusals: {
    comment: {
      because: 'a comment speaks of the RUN, and would be left without it',
      remedy: 'move the comment to the COPY, then write --chmod there',
    },
    'old-frontend': {
      because: 'what builds the file may not know COPY --chmod, which came with docker/dockerfile 1.2',
      remedy: 'write "# syntax=docker/dockerfile:1" at the top, or drop that line',
    },
    'other-mode': {
      because: 'a COPY has another mode already, which the RUN changes',
      remedy: 'write into --chmod what the files are to have in the end',
    },
    overlap: {
      because: 'another command of the RUN changes the mode of the same files, and writes them again all the same',
      remedy: 'drop one of the two',
    },
    'parent-folder': {
      because: 'the COPY may make the folder of the file, and not every builder gives that the mode of a folder',
      remedy: 'make the folder before, or write --chmod by hand',
    },
    'part-of-copy': {
      because: 'the RUN changes a part of what a COPY brings, or another COPY may write over it',
      remedy: 'copy that part by a COPY of its own, with --chmod',
    },
    'symbolic-mode': {
      because: 'what the command makes of a file depends on the mode that it has, or is more than rights',
      remedy: 'set the mode in the repository (git update-index --chmod=+x), or write it in octal digits',
    },
    'unclear-copy': {
      because: 'what the COPY brings, or with which mode, cannot be told',
      remedy: 'write --chmod into it by hand',
    },
    'whole-folder': {
      because: 'the command changes a whole folder, and --chmod would not change the folder itself',
      remedy: 'set the modes in the repository, or write --chmod by hand if the folder may keep its mode',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\bchmod\b/.test(file.text)) return;
    for (const { run, verdict } of planModes(file, analysis)) {
      const { instruction } = run;
      if (verdict.kind === 'refused') {
        yield { kind: 'refusal', instruction, reason: verdict.reason, detail: verdict.detail };
        continue;
      }
      yield toFix(file, run, verdict);
    }
  },
};

function toFix(file: Dockerfile, { instruction, reading }: RunSite, plan: ModePlan): Finding<ModeReason> {
  const { command, mode, given, open, copies, dropped, isOnlyCommand, unseenFiles, isOfCheckout } = plan;
  const narrowed = narrowCommand(
    file,
    { instruction, reading: reading as RunReading },
    {
      command,
      head: command.words.length - readInvocation(command)!.args.length,
      first: mode.modeWord,
      paths: mode.paths,
      recursive: mode.recursiveWords,
      dropped,
      alone: [],
      isOnlyCommand,
    },
  );
  if (!narrowed)
    return { kind: 'refusal', instruction, reason: 'comment', detail: `in line ${instruction.line} or above` };
  const lines = copies.map(({ line }) => line).join(', ');
  const isSeen = unseenFiles.length === 0;
  const isSafe = isSeen && !isOfCheckout;
  return {
    kind: 'fix',
    instruction,
    edits: [...open.map((copy) => addFlag(copy, `--chmod=${given}`)), ...narrowed.edits],
    title:
      open.length > 0
        ? `Copy with the mode ${given} in line ${lines} instead of changing it afterwards`
        : `Leave the mode of what line ${lines} copies, which is ${given} already`,
    why: 'a layer that changes the mode of files holds all of them once more',
    evidence: [
      'the RUN names all files that the COPY brings, and nothing runs between the two',
      ...(mode.isSymbolic ? [describeMode(plan)] : []),
    ],
    assumptions: [...(isSeen ? [] : [nameFiles(unseenFiles)]), ...(isOfCheckout ? [describeCheckout(plan)] : [])],
    effects: [
      isSeen ? 'copies-with-mode' : 'copies-named-files-with-mode',
      ...(isOfCheckout ? (['gives-modes-of-a-checkout'] as const) : []),
    ],
    applicability: isSafe ? 'safe' : 'unsafe',
    savings: { what: `the second copy of what line ${lines} brings`, bytes: undefined, basis: 'unknown' },
  };
}

function describeMode({ mode, given, isOfCheckout }: ModePlan): string {
  if (isOfCheckout) return `${mode.mode} makes ${given} of a file with the mode 644, and of one with 755`;
  return `${mode.mode} makes ${given} of the mode that the files have in the build context`;
}

function describeCheckout({ copies }: ModePlan): string {
  const lines = copies.map(({ line }) => line).join(' and ');
  return `What line ${lines} copies has the mode 644 or 755 where it is built (ls -l tells), as git checks it out: nobody has made it unreadable for others, or writable for the group.`;
}
