import type { StartedProgram } from './started.ts';
import { cleanPath } from '../../context/context-path.ts';

/** A folder that a program is told to write, by an option or by the name of the file. */
export interface ToldFolder {
  readonly path: string;
  readonly program: StartedProgram;
}

/** Parts of a name by which people call what is written at run time. */
export const WRITTEN_NAME =
  /^\.?(?:backups?|caches?|data|database|databases|db|downloads?|instance|logs?|media|outputs?|pids?|queue|runtime|sessions?|spool|state|storage|store|temp|tmp|uploads?)$/i;

/** Words of an option's name that say that something is written there. */
const WRITES =
  /^(?:backups?|cache|cachedir|data|datadir|database|db|dbpath|downloads?|dump|heapdumppath|history|journal|log|logs|logdir|logfile|loggc|lock|lockfile|media|out|outdir|outfile|output|pid|pidfile|record|run|save|sessions?|sock|socket|spool|state|statedir|storage|store|target|temp|tempdir|tmp|tmpdir|uploads?|work|workdir|write)$/i;
/** Words that say that it is read, whatever else the name says. */
const READS =
  /^(?:ca|cert|certs|certificate|conf|config|configuration|format|key|keyfile|level|schema|template|templates|config)$/i;
const WRITES_FOR_SURE = /^(?:dump|out|output|record|save|write)$/i;
const FOLDER = /dir|path|folder|home|root|data|storage|store|cache|work|spool|upload|state/i;
const WRITTEN_FILE = /\.(?:log|pid|sock|socket|db|sqlite3?|rdb|lock)$/;
const HAS_ENDING = /\/[^/]*\.\w{1,6}$/;

/** The absolute folders that the arguments of programs name as written. */
export function findToldFolders(programs: readonly StartedProgram[]): readonly ToldFolder[] {
  return programs.flatMap((program) => {
    const words = program.words.slice(1).flatMap((word) => (/^-\S+\s/.test(word) ? word.trim().split(/\s+/) : [word]));
    return words.flatMap((word, i) => {
      const path = folderOf(word, words[i - 1] ?? '');
      return path === undefined ? [] : [{ path, program }];
    });
  });
}

function folderOf(word: string, before: string): string | undefined {
  const match = /^(-{1,2}[\w.:+-]{1,80}|unix|file)[=:](?:\/\/)?(\/[^\s,]*)$/.exec(word);
  const option = match?.[1] ?? (before.startsWith('-') ? before : '');
  const value = match?.[2] ?? word;
  if (!value.startsWith('/') || value.startsWith('//')) return undefined;
  const path = cleanPath(value);
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (WRITTEN_FILE.test(path)) return parentOf(path);
  const parts = option.replace(/([a-z])([A-Z])/g, '$1-$2').split(/[-_.:+]+/);
  const isWritten =
    /^-{1,2}home$/.test(option) ||
    parts.some((part) => WRITES_FOR_SURE.test(part)) ||
    (parts.some((part) => WRITES.test(part)) && !parts.some((part) => READS.test(part)));
  if (!isWritten) return WRITTEN_NAME.test(last) && !HAS_ENDING.test(path) ? path : undefined;
  return !HAS_ENDING.test(path) && FOLDER.test(option) ? path : parentOf(path);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
