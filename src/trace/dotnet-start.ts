/** What is started of a program of .NET. */
export interface DotnetStart {
  /** A library that `dotnet` is given, or a program; as written. */
  readonly path: string;
  readonly isLibrary: boolean;
}

/**
 * What the words of a command start: `dotnet Shop.dll`, `dotnet exec Shop.dll`, `./Shop`. `sdk` for what only the SDK can do,
 * `undefined` where it is none of these.
 */
export function readDotnetStart(words: readonly string[]): DotnetStart | 'sdk' | undefined {
  const [program = '', first = ''] = words;
  if (program.slice(program.lastIndexOf('/') + 1) !== 'dotnet')
    return program.includes('/') ? { path: program, isLibrary: false } : undefined;
  const path = first === 'exec' ? words[2] : first;
  if (path?.endsWith('.dll')) return { path, isLibrary: true };
  return /^[a-z-]+$/.test(first) && first !== 'exec' && !first.startsWith('-') ? 'sdk' : undefined;
}
