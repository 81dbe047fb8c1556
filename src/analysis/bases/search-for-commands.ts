import type { BuildContext } from '../../context/build-context.ts';
import { type SourceSelection, sourceTexts } from '../../context/source-texts.ts';

/** What a search has found. */
export interface CommandSearch {
  /** How many sources were searched. */
  readonly files: number;
  /** By command, the first source that starts it. */
  readonly found: ReadonlyMap<string, string>;
}

/** Sources in which a program may start another one. */
const SOURCES: SourceSelection = {
  names: /\.(?:c?js|mjs|[cm]?ts|jsx|tsx|py|rb|php|go|pl|lua|ex|exs)$/,
  elsewhere: /(?:^|\/)(?:node_modules|vendor|\.git|dist|build|test|tests|spec|__tests__|docs?)\//,
  mostFiles: 500,
  mostLength: 8 * 1024 * 1024,
};

/**
 * Looks for the names of commands at the start of a text in quotes, as programs start others: `spawn('git', …)`.
 * @param commands by name, whatever they lead to
 */
export function searchForCommands(context: BuildContext, commands: ReadonlyMap<string, unknown>): CommandSearch {
  const found = new Map<string, string>();
  let files = 0;
  for (const { path, text } of sourceTexts(context, SOURCES)) {
    files += 1;
    for (const [, name] of text.matchAll(STARTS)) if (commands.has(name!) && !found.has(name!)) found.set(name!, path);
  }
  return { files, found };
}

/** Behind a call of something that starts programs. */
const STARTS =
  /\b(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|execa|system|popen|Popen|run|call|check_output|check_call|shell_exec|Command|which)\s*\(\s*(?:\[\s*)?["'`]([\w.+-]{1,40})(?=[\s"'`])/g;
