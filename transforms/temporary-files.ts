import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { insertBehind } from '../src/analysis/insert-behind.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { InstructionContent } from '../src/dockerfile/instruction.ts';
import { readMounts } from '../src/dockerfile/mounts.ts';
import { isUnread, type RunReading } from '../src/dockerfile/run-script.ts';
import { baseFolderOf } from '../src/knowledge/images/base-folder.ts';
import { memoize } from '../src/text/memo.ts';
import { shorten } from '../src/text/shorten.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';
import { type BuiltFolder, findBuiltFolders, findUnclearVariable } from '../src/trace/built-folders.ts';
import { startOf } from '../src/trace/file-namers.ts';
import { findFolderNamer } from '../src/trace/folder-namers.ts';
import { traceScript } from '../src/trace/script-events.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import { mayBeBelow, nameIn } from '../src/trace/symbolic-path.ts';

type Reason = 'led-back' | 'mount' | 'named-elsewhere' | 'unclear-end';

/**
 * Deletes the folder in which a RUN has built something, once that is installed.
 *
 * A program that is compiled from its sources below `/tmp` or `/usr/src` and then installed leaves sources, objects and
 * archives there, many times the size of what was installed. Only the RUN that made them can leave them out of the image.
 *
 * ```dockerfile
 * RUN cd /tmp && wget https://example.com/tool-1.2.tar.gz && tar xf tool-1.2.tar.gz \
 *     && cd tool-1.2 && ./configure && make && make install
 * ```
 * becomes
 * ```dockerfile
 * RUN cd /tmp && wget https://example.com/tool-1.2.tar.gz && tar xf tool-1.2.tar.gz \
 *     && cd tool-1.2 && ./configure && make && make install \
 *     && rm -rf /tmp/tool-1.2
 * ```
 *
 * It takes folders of which the script shows that it makes them: by `mkdir`, by `git clone`, or by unpacking an archive of the
 * same name. They lie directly below `/tmp`, `/var/tmp`, `/usr/src` or `/usr/local/src`, and an install step (`make install`, `cmake
 * --install`, `setup.py install`) runs in them. It is left alone where anything else in the file speaks of a folder of that
 * name (a WORKDIR, a COPY, an ENV, another RUN), or where the script itself may leave something that leads back to it: a link, a
 * path that is written down, an install to a relative path or to that of a variable (`PREFIX=.`), a program of which it is not known
 * what it does. Whether what was installed is complete without the
 * folder cannot be seen from here, so that every fix is unsafe.
 */
export const temporaryFiles: Transform<object, Reason> = {
  id: 'temporary-files',
  summary: 'Delete folders that a RUN made to build and install from',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['removes-own-build-folder'],
  answers: [],
  refusals: {
    'led-back': {
      because:
        'a command may leave something that leads back to the folder: a link, a written path, an install to a relative or unknown path, or what nobody has read',
      remedy: 'delete the folder by hand at the end of the RUN, if nothing needs it',
    },
    mount: {
      because: 'the folder lies in a mount, so that it is in no layer',
      remedy: 'nothing needs to be done',
    },
    'named-elsewhere': {
      because: 'another instruction speaks of a folder of that name',
      remedy: 'delete the folder by hand at the end of the RUN, if it is another one',
    },
    'unclear-end': {
      because: 'at the end of this RUN nothing can be added that runs only if all before it went well',
      remedy: 'join its commands by &&, or write them as a list under set -e',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    for (const run of analysis.runs) {
      const { reading, content } = run;
      if (!run.stage.isShipped || run.isOnbuild || !mayBuild(content)) continue;
      if (run.shell === 'foreign' || isUnread(reading)) continue;
      yield* inspectRun(file, analysis, { ...run, content, reading });
    }
  },
};

/** Whether a RUN names such a folder, and installs something behind that. */
const mayBuild = memoize(({ source }: InstructionContent) => /\/(?:tmp|src)\b[^]*\binstall\b/.test(source));

function* inspectRun(
  file: Dockerfile,
  analysis: Analysis,
  run: RunSite & { readonly reading: RunReading },
): Iterable<Finding<Reason>> {
  const { instruction, reading, content, stage } = run;
  const { isErrexit } = shellInForceAt(file, instruction);
  const { events } = traceScript(reading.script, isErrexit);
  const base = baseFolderOf(file, stage, analysis.surroundings.catalogue());
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({
    kind: 'refusal',
    instruction,
    reason,
    detail,
  });
  for (const folder of findBuiltFolders(events, startOf(file, instruction, base), () =>
    findUnclearVariable(file, instruction),
  )) {
    const { path, doubt } = folder;
    const mount = readMounts(content).find(
      ({ target }) => target === undefined || mayBeBelow(path, target) || mayBeBelow(target, path),
    );
    const namer = findFolderNamer(file, instruction, path, base);
    const end = insertBehind({ instruction, reading }, events.length - 1, `rm -rf ${path}`, isErrexit, analysis.style);
    if (mount) yield refuse('mount', mount.text);
    else if (namer)
      yield refuse(
        'named-elsewhere',
        `the ${namer.content.keywordText.toUpperCase()} in line ${namer.line} names ${nameIn(path)}`,
      );
    else if (doubt !== undefined) yield refuse('led-back', `"${shorten(doubt)}" stands behind what makes ${path}`);
    else if (!end) yield refuse('unclear-end', `${path} would be deleted there`);
    else yield { ...toFix(folder), instruction, edits: [end.edit] };
  }
}

function toFix({ path, install }: BuiltFolder): Omit<Extract<Finding, { kind: 'fix' }>, 'edits' | 'instruction'> {
  return {
    kind: 'fix',
    title: `Delete ${path} when "${shorten(install)}" has installed from it`,
    why: 'sources and objects stay in the layer, and nothing in this file looks at them again',
    evidence: [`the RUN makes ${path} itself`, `no other instruction speaks of ${nameIn(path)}`],
    assumptions: [`What "${shorten(install)}" installs is complete by itself, and does not lead back to ${path}.`],
    effects: ['removes-own-build-folder'],
    applicability: 'unsafe',
    savings: { what: `sources and objects in ${path}`, bytes: undefined, basis: 'unknown' },
  };
}
