import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { type ArchivePlace, type ArchiveReason, findArchivePlaces } from '../src/analysis/unpacked-archives.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { isUnread } from '../src/dockerfile/run-script.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = ArchiveReason | 'unread-script';

/**
 * Deletes an archive in the RUN that fetched and unpacked it.
 *
 * What a RUN downloads, unpacks and leaves behind is in the image twice: as the archive, and as what was in it. A later RUN
 * that deletes it saves nothing, since the layer of the first has it already.
 *
 * ```dockerfile
 * RUN curl -fsSLO https://example.com/tool-1.2.tar.gz && tar xzf tool-1.2.tar.gz && cd tool-1.2 && make install
 * ```
 * becomes
 * ```dockerfile
 * RUN curl -fsSLO https://example.com/tool-1.2.tar.gz && tar xzf tool-1.2.tar.gz && rm tool-1.2.tar.gz && cd tool-1.2 && make install
 * ```
 *
 * It looks at files that `curl` or `wget` write under a name that is known, and that `tar`, `unzip`, `dpkg`, `rpm` or another
 * such program unpacks or installs, or that are run as an installer. The name is deleted as the author has written it there,
 * behind its last use and in the same folder, with no wildcard. A name with variables has to end in letters, and nothing may
 * change the variables in between.
 *
 * It is safe where the archive lies in a folder for temporary files or sources (`/tmp`, `/usr/src`), all that runs later was
 * read, and nothing speaks of the archive. Elsewhere a program may hand it out or look for it, and an installer may do anything:
 * there it is unsafe.
 */
export const archiveCleanup: Transform<object, Reason> = {
  id: 'archive-cleanup',
  summary: 'Delete archives where they were fetched and unpacked',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['removes-unpacked-archive', 'removes-archive-programs-may-need'],
  answers: [],
  refusals: {
    'folder-taken': {
      because: 'the folder that holds the archive is copied or moved as a whole',
      remedy: 'fetch it into a folder of its own, below /tmp',
    },
    mount: {
      because: 'the archive lies in a mount, so that it is in no layer',
      remedy: 'nothing needs to be done',
    },
    'named-later': {
      because: 'something that comes later speaks of the archive, and may need it',
      remedy: 'delete it there, and join that RUN with the one that fetches it',
    },
    'other-use': {
      because:
        'a command does something with the archive, or with a variable of its name, that is not known, and may need or move it',
      remedy: 'delete it by hand behind that command',
    },
    'other-user': {
      because: 'the archive belongs to another user than the one who runs the commands',
      remedy: 'delete it by the same right',
    },
    'unclear-end': {
      because: 'there is no place for the deletion that is reached only if all before it went well',
      remedy: 'join the commands by &&, or write them as a list under set -e',
    },
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    if (!FETCHES.test(file.text)) return;
    for (const run of analysis.runs) {
      const { source } = run.content;
      if (!run.stage.isShipped || run.isOnbuild || !FETCHES.test(source)) continue;
      if (run.shell === 'foreign' || isUnread(run.reading)) {
        if (UNPACKS.test(source) && !/\brm\b|\bdel\b|Remove-Item/i.test(source)) yield toUnread(run);
        continue;
      }
      for (const place of findArchivePlaces(file, analysis, run)) yield toFinding(run, place);
    }
  },
};

const FETCHES = /\b(?:curl|wget)\b/;
const UNPACKS = /\b(?:curl|wget)\b[^|]*\b(?:tar|unzip|dpkg|rpm|Expand-Archive)\b/s;

function toUnread({ instruction }: RunSite): Finding<Reason> {
  const detail = 'it fetches something and unpacks it, as far as one can tell from outside';
  return { kind: 'refusal', instruction, reason: 'unread-script', detail };
}

function toFinding({ instruction }: RunSite, place: ArchivePlace): Finding<Reason> {
  if (place.kind === 'refused') return { kind: 'refusal', instruction, reason: place.reason, detail: place.detail };
  const { edit, command, name, use, doubt } = place;
  const done = USES[use];
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Delete ${name} where it was fetched and ${done}`,
    why: `${name} stays in the layer, though it was ${done} already`,
    evidence: [
      `"${command}" runs behind the last command that speaks of ${name}, and only if all before it went well`,
      'no later instruction speaks of it, and no COPY takes it out of the stage',
    ],
    assumptions:
      doubt === undefined
        ? []
        : [`${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}: nothing in this file speaks of it behind its last use.`],
    effects: [doubt === undefined ? 'removes-unpacked-archive' : 'removes-archive-programs-may-need'],
    applicability: doubt === undefined ? 'safe' : 'unsafe',
    savings: { what: name, bytes: undefined, basis: 'unknown' },
  } satisfies Fix;
}

const USES: Readonly<Record<Extract<ArchivePlace, { kind: 'open' }>['use'], string>> = {
  unpacks: 'unpacked',
  installs: 'installed',
  runs: 'run',
};
