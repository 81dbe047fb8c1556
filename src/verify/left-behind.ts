import { shippedInstructions } from './own-history.ts';
import { scan } from '../dockerfile/scan.ts';
import { argumentWords } from '../dockerfile/instruction.ts';

/** Whether a file that steps of a build have made may be missing from what ships, by what the Dockerfile itself says. */
export type MayBeLeft = (path: string, isThere: (path: string) => boolean) => boolean;

/** A command that takes out, or does not install, what only development needs. */
const WITHOUT_DEVELOPMENT = /\b(?:npm|yarn|pnpm)\b[^\n&|;]{0,400}\s--(?:omit=dev|production|prod)\b/;

/**
 * What may be left behind: below no folder that the stage which ships takes from another, or a whole package of Node.js that
 * is only there for development.
 */
export function readLeftBehind(before: string, after: string): MayBeLeft {
  const taken = takenFolders(after);
  const isSplit = taken.length > 0 && takenFolders(before).length === 0;
  const leavesPackages = WITHOUT_DEVELOPMENT.test(after) && !WITHOUT_DEVELOPMENT.test(before);
  return (path, isThere) => {
    if (isSplit && !taken.some((folder) => path === folder || path.startsWith(`${folder}/`))) return true;
    const folder = leavesPackages ? packageFolder(path) : undefined;
    return folder !== undefined && (folder.endsWith('/.bin') || !isThere(folder));
  };
}

/** What COPY takes from another stage, by where it puts it. */
function takenFolders(text: string): readonly string[] {
  return shippedInstructions(scan(text)).flatMap(({ content }) => {
    const isTaken = content.keyword === 'copy' && content.flags.some(({ name }) => name === 'from');
    const last = argumentWords(content).at(-1);
    return isTaken && last !== undefined ? [last.replace(/\/+$/, '')] : [];
  });
}

/** The folder of the package that a file is in: of `/app/node_modules/@a/b/c.js`, `/app/node_modules/@a/b`. */
function packageFolder(path: string): string | undefined {
  const mark = '/node_modules/';
  const at = path.lastIndexOf(mark);
  if (at === -1) return undefined;
  const [first = '', second = ''] = path.slice(at + mark.length).split('/');
  const isPair = first.startsWith('@') || first === '.pnpm';
  return path.slice(0, at + mark.length) + (isPair ? `${first}/${second}` : first);
}
