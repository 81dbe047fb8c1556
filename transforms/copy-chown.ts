import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { describeOwners } from '../src/analysis/owners/describe-owners.ts';
import { type OwnerPlan, type OwnerReason, planOwners } from '../src/analysis/owners/plan-owners.ts';
import { addFlag } from '../src/dockerfile/add-flag.ts';
import { type NarrowedCommand, narrowCommand } from '../src/dockerfile/narrow-command.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { RunReading } from '../src/dockerfile/run-script.ts';
import { readInvocation } from '../src/knowledge/invocation.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Copies files with the owner that the RUN behind would give them.
 *
 * A layer holds whole files: `chown -R` writes each of them again, only to change its owner, so that the image has all of
 * what was copied twice. `COPY --chown` gives it to them at once.
 *
 * ```dockerfile
 * FROM node:22-slim
 * WORKDIR /app
 * COPY . .
 * RUN chown -R node:node /app
 * ```
 * becomes
 * ```dockerfile
 * FROM node:22-slim
 * WORKDIR /app
 * COPY --chown=node:node . .
 * RUN chown node:node /app
 * ```
 *
 * The flag gives the owner to what is copied, links included, and to the folders that the COPY has to make, also to those
 * above its destination; a folder that was there keeps its own. So a folder that WORKDIR or `mkdir` has made still gets its
 * owner by a RUN, without `-R`, which costs nothing; a folder that the COPY makes needs none. Measured with BuildKit of
 * Docker 26.1 on 2026-11-21: 30 MB copied and given away are 30 MB more, given away again another 30 MB, the folder alone
 * 0 bytes. A name that the image does not have is no error there, the files are root's; here the RUN behind has found it,
 * and nothing that runs stands between.
 *
 * All that lies in the folder has to come by the copies right before the RUN. Where nothing but the file says so, not the
 * base image, the fix is unsafe. `chown user` leaves the group alone, and becomes `--chown=user:0`; `user:` and `user.group`
 * are left as they are. Files that are named one by one are done alike. What `ADD` unpacks keeps the owner that its archive
 * names, and is refused; so is what a `chmod -R`, or another `chown -R`, in this RUN or a later one writes again anyway.
 */
export const copyChown: Transform<object, OwnerReason> = {
  id: 'copy-chown',
  summary: 'Copy files with their owner instead of changing it in the next layer',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['copies-with-owner', 'copies-into-new-folder'],
  answers: [],
  refusals: {
    comment: {
      because: 'a comment speaks of the RUN, and would be left without it',
      remedy: 'move the comment to the COPY, then write --chown there',
    },
    'older-files': {
      because: 'there may be older files in the folder, which chown -R gives away as well',
      remedy: 'write --chown into the COPY, and name what else needs the owner in the RUN that makes it',
    },
    'other-owner': {
      because: 'a COPY has another owner already, which the RUN changes',
      remedy: 'write into --chown what the files are to have in the end',
    },
    overlap: {
      because: 'a command before it works on the same files, and would then have the last word',
      remedy: 'put the command for the whole folder first, then those for parts of it',
    },
    'parent-folder': {
      because: 'the COPY makes a folder above its destination too, which would get the owner as well',
      remedy: 'make the folder before, or write --chown if it may have that owner',
    },
    'part-of-copy': {
      because: 'the RUN gives away a part of what a COPY brings, or what another COPY brings as well',
      remedy: 'copy that part by a COPY of its own, with --chown',
    },
    'steps-between': {
      because: 'other commands run between the COPY and the change of the owner, and may look at it or make more files',
      remedy: 'write --chown into the COPY, and let USER stand before the commands that make files for that user',
    },
    'unclear-copy': {
      because: 'what the COPY brings, to where or with which owner cannot be told',
      remedy: 'write --chown into it by hand',
    },
    'unclear-owner': {
      because: 'the owner cannot be written as one of COPY',
      remedy: 'write it as user:group, both by name or number',
    },
    'unclear-path': {
      because: 'it is not known which files the command gives away',
      remedy: 'write their paths out',
    },
    'written-again': {
      because: 'another command changes owners or modes of all these files, and writes them again all the same',
      remedy: 'set the modes in the repository, or by COPY --chmod, and give the files away once',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\bch(?:own|grp)\b/.test(file.text)) return;
    for (const { run, verdict } of planOwners(file, analysis)) {
      const { instruction } = run;
      if (verdict.kind === 'refused') {
        yield { kind: 'refusal', instruction, reason: verdict.reason, detail: verdict.detail };
        continue;
      }
      yield toFix(file, run, verdict);
    }
  },
};

function toFix(file: Dockerfile, run: RunSite, plan: OwnerPlan): Finding<OwnerReason> {
  const { instruction, stage, reading } = run;
  const { command, owner, unowned, trees, dropped, alone, isOnlyCommand } = plan;
  const place = { instruction, reading: reading as RunReading };
  const narrowed: NarrowedCommand = {
    command,
    head: command.words.length - readInvocation(command)!.args.length,
    first: owner.ownerWord,
    paths: owner.paths,
    recursive: owner.recursiveWords,
    dropped,
    alone,
    isOnlyCommand,
  };
  const isOfFolders = trees.length === owner.paths.length;
  // A folder may be named for nothing; a file would be written again.
  const edits =
    narrowCommand(file, place, narrowed) ??
    (isOfFolders ? narrowCommand(file, place, { ...narrowed, dropped: [], alone: owner.paths }) : undefined);
  if (!edits)
    return { kind: 'refusal', instruction, reason: 'comment', detail: `in line ${instruction.line} or above` };
  return {
    kind: 'fix',
    instruction,
    edits: [...unowned.map((copy) => addFlag(copy, `--chown=${owner.owner}`)), ...edits.edits],
    ...describeOwners(plan, stage, edits.isGone),
  };
}
