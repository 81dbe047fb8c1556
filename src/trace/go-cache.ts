import { readInvocation } from '../knowledge/invocation.ts';
import type { Command, Word } from '../shell/script.ts';

/** Subcommands that compile nothing, or only write what others have compiled. */
const COMPILES_NOTHING = /^(?:mod|list|env|version|clean|fmt)$/;

/**
 * Whether a RUN may take what Go has compiled from an earlier build: Go does not notice that a header or library of C is
 * another one (golang/go#29293), and `go test` would show the result of then.
 * @param uses the commands of Go among the others
 * @param variable CGO_ENABLED by image and file
 */
export function isPureGo(
  text: string,
  commands: readonly Command[],
  uses: readonly Command[],
  variable: string | null | undefined,
): boolean {
  const compiling = uses.filter((command) => !COMPILES_NOTHING.test(subcommandOf(command)));
  if (compiling.length === 0 || /\bCGO_ENABLED=(?!(["']?)0\1(?:[\s;&|]|$))/.test(text)) return false;
  const exported = commands.find(({ words }) => words[0]?.value === 'export' && words.some(isOff))?.span.start;
  return compiling.every((command) => {
    const isOwn = command.assignments.some(({ name }) => name === 'CGO_ENABLED') || command.words.some(isOff);
    const isSet = exported !== undefined && exported < command.span.start;
    return subcommandOf(command) !== 'test' && (isOwn || isSet || variable === '0');
  });
}

function isOff({ text }: Word): boolean {
  return text.startsWith('CGO_ENABLED=');
}

function subcommandOf(command: Command): string {
  return readInvocation(command)?.args.find(({ text }) => !text.startsWith('-'))?.value ?? '';
}

/** Which of the mounted folders a `go clean` empties: all that it empties is in them, some of it, or nothing. */
export function readGoClean(command: Command, hasBuilds: boolean): 'all' | 'some' | 'none' {
  const [, ...words] = readInvocation(command)?.args.map(({ text }) => text) ?? [];
  const asked = words.filter((word) => !/^--?[xn]$/.test(word));
  const mounted = asked.filter((word) => (hasBuilds ? /^--?(?:mod|test|fuzz)?cache$/ : /^--?modcache$/).test(word));
  if (mounted.length === 0) return 'none';
  return mounted.length === asked.length ? 'all' : 'some';
}
