import { isTestRun } from '../knowledge/go-build.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Programs that write no source, and put nothing in the place of what `go build` has made. */
const WRITING_NO_SOURCE: ReadonlySet<string> = new Set(['mkdir', 'cd', 'chmod', 'rm', 'strip', 'ls', 'pwd', 'set', 'true', 'test']); // prettier-ignore
/** Those of Go itself (`go help`). */
const OF_GO: ReadonlySet<string> = new Set(['build', 'install', 'vet', 'version', 'mod download', 'mod verify']);

/** Whether a command is known to leave the sources of a program in Go as they are; what is not known may write some. */
export function writesNoGoSource(command: Command): boolean {
  const invocation = readInvocation(command);
  if (!invocation || writesFile(command)) return false;
  const { program, args } = invocation;
  const [first, second] = args.map(({ value }) => value);
  if (program === 'go') return isTestRun(args) || OF_GO.has(first === 'mod' ? `mod ${second}` : (first ?? ''));
  return WRITING_NO_SOURCE.has(program) || /^(?:apt|apk)$/.test(readPackageCommand(command)?.manager ?? '');
}

/** By a redirection: to a descriptor or nowhere is none. */
function writesFile({ redirections }: Command): boolean {
  return redirections.some(({ target }) => !/^(?:\/dev\/null|\d|-)$/.test(target?.value ?? ''));
}
