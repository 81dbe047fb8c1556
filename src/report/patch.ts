import { formatPatch, structuredPatch, type StructuredPatch } from 'diff';
import { makePalette, type Palette } from './palette.ts';
import { printableLine } from './printable.ts';

const CONTEXT_LINES = 3;

/** Above so many added and removed lines the search for the shortest diff takes seconds, and nobody reads its result. */
const MOST_EDITS = 1000;

/**
 * The unified diff of one file, with git's headers; '' where nothing changed. `git apply` and `patch -p1` take it as it
 * is: line ends, a byte order mark and a missing final newline are content, names are quoted as git quotes them.
 * @param path as shown to the user; see {@link patchPath} on what becomes of one outside the current folder
 * @param old `undefined` where the file is new
 */
export function formatFilePatch(path: string, old: string | undefined, after: string): string {
  const before = old ?? '';
  if (before === after) return '';
  const name = patchPath(path);
  const [oldName, newName] = [old === undefined ? '/dev/null' : `a/${name}`, `b/${name}`];
  const patch =
    structuredPatch(oldName, newName, before, after, undefined, undefined, {
      context: CONTEXT_LINES,
      maxEditLength: MOST_EDITS,
    }) ?? replaceWhole(oldName, newName, before, after);
  const text = formatPatch({ ...patch, isGit: true, ...(old === undefined && { isCreate: true }) });
  return name.includes(' ') ? endNames(text, name) : text;
}

/**
 * The path that a patch header may name. A patch must not reach out of the folder in which it is applied (both tools
 * refuse one that does), so a path that starts at the root, at a drive or above the current folder loses that start:
 * `../web/Dockerfile` and `/web/Dockerfile` give `web/Dockerfile`, to be applied where that path leads to the file.
 */
export function patchPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const inside = /^[A-Za-z]:$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
  return inside.length === 0 ? 'Dockerfile' : inside.join('/');
}

/**
 * The patch as a terminal shows it, coloured where `colours` says so. Not to be applied: what a terminal would act on
 * is made visible, and carriage returns at the end of lines are left out.
 */
export function colourPatch(patch: string, colours: boolean): string {
  const palette = makePalette(colours);
  let isHeader = true;
  const lines = patch.split('\n').map((line) => {
    if (line.startsWith('diff ')) isHeader = true;
    if (line.startsWith('@@ ')) isHeader = false;
    const text = printableLine(line);
    return text === '' ? text : colourLine(text, isHeader, palette);
  });
  return lines.join('\n');
}

function colourLine(line: string, isHeader: boolean, palette: Palette): string {
  if (isHeader) return palette.strong(line);
  switch (line[0]) {
    case '@':
      return palette.place(line);
    case '+':
      return palette.good(line);
    case '-':
      return palette.bad(line);
    case '\\':
      return palette.faint(line);
    default:
      return line;
  }
}

/**
 * The patch with the ends of its names marked as GNU patch needs it: it takes a name to end at its first blank unless a
 * tab follows it (git writes that tab, the package does not), and drops blanks at the end of a name without quotes.
 */
function endNames(patch: string, name: string): string {
  const hunks = patch.indexOf('\n@@ ');
  const header = patch.slice(0, hunks);
  if (name.endsWith(' ') && !header.includes('"')) {
    if (header.includes('\n--- /dev/null')) return patch;
    return `diff --git "a/${name}" "b/${name}"\n--- "a/${name}"\n+++ "b/${name}"${patch.slice(hunks)}`;
  }
  return header.replace(/^(?:---|\+\+\+) .*$/gm, '$&\t') + patch.slice(hunks);
}

/** One hunk that takes every old line out and puts every new one in. */
function replaceWhole(oldFileName: string, newFileName: string, before: string, after: string): StructuredPatch {
  const [removed, added] = [markLines('-', before), markLines('+', after)];
  const hunk = {
    oldStart: 1,
    oldLines: removed.count,
    newStart: 1,
    newLines: added.count,
    lines: [...removed.lines, ...added.lines],
  };
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

/** The lines of a text behind a mark; `count` leaves out the remark on a missing final newline. */
function markLines(mark: string, text: string): { readonly count: number; readonly lines: readonly string[] } {
  if (text === '') return { count: 0, lines: [] };
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n').map((line) => mark + line);
  return { count: lines.length, lines: isEnded ? lines : [...lines, '\\ No newline at end of file'] };
}
