import type { Analysis } from '../src/analysis/analysis.ts';
import { insertBehind } from '../src/analysis/insert-behind.ts';
import { findPackageRuns, type PackageRun } from '../src/analysis/package-runs.ts';
import { findUser, isSurelyNotRoot } from '../src/analysis/user.ts';
import { type DocumentationSearch, searchForDocumentation } from '../src/context/documentation-search.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readFromReference } from '../src/dockerfile/from-reference.ts';
import { argumentsText } from '../src/dockerfile/instruction.ts';
import { lineageOf } from '../src/dockerfile/stages.ts';
import {
  DELETES_DOCUMENTATION,
  installsDocumentation,
  isMinimized,
  leavesDocumentationOut,
  deletesDocumentationFolder,
  needsDocumentation,
} from '../src/knowledge/documentation.ts';
import { readDeepestBase } from '../src/knowledge/images/base-image.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';
import { isRenamed } from '../src/trace/renamed.ts';
import { traceScript } from '../src/trace/script-events.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';

type Reason = 'documentation-needed' | 'other-user' | 'unclear-end';

/**
 * Deletes the manual pages and documents of packages in the RUN that installs them.
 *
 * Packages of Debian and Ubuntu bring manual pages, change logs and examples, which nobody reads in a container. The variants
 * `-slim` and images of Ubuntu from 18.04 on leave them out by a setting of dpkg; in the others this does the same for what a RUN
 * installs.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y nginx
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y nginx \
 *     && find /usr/share/doc /usr/share/man -type f ! -name copyright -delete
 * ```
 *
 * The copyright files stay, since Debian's policy and many licences ask for them, and so do the folders, in which the scripts of
 * some packages put links. It is off by default, and unsafe: a program may read its examples or its manual from there. It is
 * left alone where anything in the file speaks of these folders, of a program that shows what is in them, or of a package of
 * documentation (`apache2-doc`, `man-db`), and where a file of the build context names them. What the base image brings stays in its
 * own layer; nothing is saved there.
 */
export const minimizeOs: Transform<object, Reason> = {
  id: 'minimize-os',
  summary: 'Delete the documentation of packages where they are installed',
  category: 'size',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['removes-documentation'],
  answers: [],
  refusals: {
    'documentation-needed': {
      because: 'something in the file, or in what it copies, speaks of the documentation, and may need it',
      remedy: 'delete by hand what is not needed of it',
    },
    'other-user': {
      because: 'the RUN is not run by root, to whom the files belong',
      remedy: 'install the packages as root, and switch to the other user behind that',
    },
    'unclear-end': {
      because: 'at the end of this RUN nothing can be added that runs only if all before it went well',
      remedy: 'join its commands by &&, or write them as a list under set -e',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    for (const run of findPackageRuns(analysis, 'apt')) {
      if (!run.stage.isShipped || run.isOnbuild || isWithout(file, analysis, run)) continue;
      const finding = inspectRun(file, analysis, run);
      if (finding) yield finding;
    }
  },
};

/** dpkg leaves the documentation out there. */
function isWithout(file: Dockerfile, { surroundings }: Analysis, { stage }: PackageRun): boolean {
  const first = lineageOf(stage)[0]!;
  const from = readFromReference(file, first);
  if (!from) return /slim/.test(argumentsText(first.from.content));
  if (leavesDocumentationOut(from.expanded, from.reference)) return true;
  const base = readDeepestBase(file, stage, surroundings.catalogue());
  const system = typeof base === 'string' ? undefined : base.facts.system;
  return system !== undefined && isMinimized(system.distribution, system.suite);
}

/** The RUN deletes them already, in one way or another. */
const DELETED = /\b(?:rm|find)\b.*\/usr\/share\/(?:doc|man)\b/s;

function inspectRun(file: Dockerfile, analysis: Analysis, run: PackageRun): Finding<Reason> | undefined {
  const { instruction, reading, stage, sites } = run;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({
    kind: 'refusal',
    instruction,
    reason,
    detail,
  });
  const { isErrexit } = shellInForceAt(file, instruction);
  const { events } = traceScript(reading.script, isErrexit);
  const isInstalling = events.some(({ kind, commands }) => kind === 'command' && commands.some(installsDocumentation));
  if (!isInstalling || DELETED.test(reading.script.text)) return undefined;
  // Of what comes back into the folder there is little, and the deletion would fail where nothing does.
  if (file.instructions.some(({ content }) => deletesDocumentationFolder(content.joined.text))) return undefined;
  const via = sites.flatMap(({ packages }) => packages.invocation.via).find((name) => name === 'sudo' || name === 'su');
  if (via !== undefined) return refuse('other-user', `the packages are installed by ${via}`);
  const user = findUser(stage, instruction);
  if (isSurelyNotRoot(user)) return refuse('other-user', `USER is ${user}`);
  const reader = file.instructions.find(({ content }) => needsDocumentation(content.joined.text));
  if (reader)
    return refuse('documentation-needed', `the ${reader.content.keywordText.toUpperCase()} in line ${reader.line}`);
  const search = searchForDocumentation(file, analysis.surroundings.context);
  if (search?.reader !== undefined)
    return refuse('documentation-needed', `${search.reader.slice(0, 100)} names its folders`);
  const end = insertBehind(
    { instruction, reading },
    events.length - 1,
    DELETES_DOCUMENTATION,
    isErrexit,
    analysis.style,
  );
  if (!end)
    return refuse('unclear-end', 'its last command may fail without ending the build, or something stands behind it');
  if (isRenamed(end.event, 'find'))
    return refuse('unclear-end', 'a file that the shell has read may make another command of "find"');
  return {
    kind: 'fix',
    instruction,
    edits: [end.edit],
    title: 'Delete the manual pages and documents of the packages that are installed',
    why: 'nobody reads them in a container, and they stay in the layer',
    evidence: [
      'copyright files and folders stay',
      'nothing in this file speaks of /usr/share/doc or /usr/share/man, or installs a package of documentation',
    ],
    assumptions: [describeReaders(search)],
    effects: ['removes-documentation'],
    applicability: 'unsafe',
    savings: { what: 'manual pages and documents of packages', bytes: undefined, basis: 'unknown' },
  };
}

function describeReaders(search: DocumentationSearch | undefined): string {
  const what = 'No program of the image reads files below /usr/share/doc or /usr/share/man';
  const command = `"grep -rE '/usr/share/(doc|man)' ." in the build context`;
  if (!search || search.files === 0) return `${what}: ${command} finds none that does.`;
  const { files } = search;
  return `${what}: ${files === 1 ? 'the one file' : `none of the ${files} files`} that could be searched ${files === 1 ? 'does not name' : 'names'} them; ${command} tells.`;
}
