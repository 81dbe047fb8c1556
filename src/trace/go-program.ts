import { resolvePath } from './stage-writes.ts';
import { folderOf } from '../context/context-path.ts';
import { type GoBuild, readGoBuild } from '../knowledge/go-build.ts';
import type { Command } from '../shell/script.ts';

/** A command, and the folder that it runs in, absolute. */
export interface PlacedCommand {
  readonly command: Command;
  readonly folder: string;
}

/**
 * How it is known that a program is what `go build` or `go install` has made (`go help build`): `exact` where `-o` names it, `folder`
 * where they put programs into its folder under names of their own; `undefined` where none of them does.
 * @param program absolute path
 */
export function findGoOrigin(commands: readonly PlacedCommand[], program: string): 'exact' | 'folder' | undefined {
  const origins = commands.map(({ command, folder }) => {
    const build = readGoBuild(command);
    return build && originIn(build, folder, program);
  });
  return origins.find((origin) => origin === 'exact') ?? origins.find((origin) => origin !== undefined);
}

function originIn({ subcommand, flags, unknown }: GoBuild, folder: string, program: string): 'exact' | 'folder' | undefined {
  if (unknown) return undefined;
  const output = flags.findLast(({ name }) => name === 'o');
  if (subcommand === 'install') return folderOf(program) === '/go/bin' ? 'folder' : undefined;
  if (!output) return folderOf(program) === folder ? 'folder' : undefined;
  if (output.value === undefined) return undefined;
  const path = resolvePath(folder, output.value);
  if (path === program && !output.value.endsWith('/')) return 'exact';
  return folderOf(program) === path ? 'folder' : undefined;
} // prettier-ignore

/** Flags of `go build` that neither link anything nor take files from elsewhere (`go help build`). */
const PLAIN_FLAGS: ReadonlySet<string> = new Set(['o', 'ldflags', 'gcflags', 'trimpath', 'v', 'x', 'a', 'p', 'tags', 'buildvcs', 'installsuffix']); // prettier-ignore
/** Flags of the linker that leave it a program without a loader (`go tool link`); `-extldflags` are for a linker that is not asked. */
const PLAIN_LINKING: ReadonlySet<string> = new Set(['s', 'w', 'X', 'extldflags', 'static', 'buildid']);

/** The first flag that may link something, put files in the place of others, or is not known; without its dashes. */
export function findOddGoFlag(command: Command): string | undefined {
  const build = readGoBuild(command);
  if (!build) return undefined;
  if (build.unknown) return build.unknown.text;
  const odd = build.flags.find(({ name }) => !PLAIN_FLAGS.has(name));
  if (odd) return odd.name;
  for (const { name, valueWord, valueAt } of build.flags) {
    if (name !== 'ldflags' || !valueWord) continue;
    // What -X sets is a text of the program's.
    const text = valueWord.text.slice(valueAt).replace(/-X[ =]\S{1,500}/g, '-X');
    const names = [...text.matchAll(/(?<![\w-])-{1,2}([A-Za-z]\w*)/g)].map(([, flag]) => flag!);
    const other = names.find((flag) => !PLAIN_LINKING.has(flag)) ?? (/[$`]/.test(text) ? 'ldflags' : undefined);
    if (other !== undefined) return other;
  }
  return undefined;
}
