import type { BuildContext } from '../build-context.ts';
import { isAtOrBelow } from '../context-path.ts';
import { memoize } from '../../text/memo.ts';

/** Files that only a build of .NET reads. */
const SOURCES =
  /\.(?:cs|fs|fsi|vb|csproj|fsproj|vbproj|slnx?|slnf|razor|cshtml|user|DotSettings)$|(?:^|\/)(?:Directory\.(?:Build|Packages)\.(?:props|targets)|global\.json|nuget\.config|packages\.lock\.json|launchSettings\.json|dotnet-tools\.json|\.editorconfig)$|(?:^|\/)(?:bin|obj)\//i;

/** @param path relative to the project */
export function isDotnetSource(path: string): boolean {
  return SOURCES.test(path);
}

/** What the sources tell of what a program of .NET needs beside what is published. */
export interface DotnetSources {
  readonly files: number;
  /** By name, the first source that starts it. */
  readonly started: ReadonlyMap<string, string>;
  /** A file that speaks of Kerberos, whose library the SDK has by `curl` and the runtime may not have. */
  readonly kerberos: string | undefined;
  /** A file that may start a program, load a library or look at a file of the system, whichever it is. */
  readonly needsSystem: string | undefined;
  /** A file that speaks of time zones by their names. */
  readonly namesZones: string | undefined;
  /** Whether one of them names a folder of the root: `/data` in quotes, or with something below it. */
  names(folder: string): boolean;
}

const READ = /\.(?:cs|fs|vb|cshtml|razor|json|config|xml|ya?ml|toml|ini)$/;
const MOST_FILES = 2000;
const MOST_LENGTH = 16 * 1024 * 1024;
const STARTS =
  /\b(?:Process\.Start|new\s{1,5}ProcessStartInfo|Cli\.Wrap|Command\.Run(?:Async)?)\s{0,10}\(\s{0,10}@?"([\w./+-]{1,80})(?=["\s])|\bFileName\s{0,10}=\s{0,10}@?"([\w./+-]{1,80})(?=["\s])/g;
const KERBEROS = /Integrated\s?Security\s{0,5}=\s{0,5}(?:true|SSPI)|Trusted_Connection\s{0,5}=\s{0,5}(?:true|yes)|Negotiate|Kerberos|\bGSSAPI?\b/i; // prettier-ignore
/** What an image with nothing but .NET cannot give (learn.microsoft.com, "Process", "Platform Invoke", "NativeLibrary"). */
const SYSTEM = /\bProcess(?:StartInfo)?\b\s{0,5}[.(]|\bCli\.Wrap\b|\bCommand\.Run|\bDllImport\b|\bLibraryImport\b|\bNativeLibrary\b|\bdlopen\b|\bMono\.(?:Unix|Posix)\b|["'](?:\/(?:usr|bin|sbin|lib|etc|opt|home|root)\/|(?:ba)?sh["'])/; // prettier-ignore
const ZONES = /\bTimeZoneInfo\b|\bTimeZone\b|\bNodaTime\b|\btzdb\b|\bTZ\b/;

/** Once for each context. */
export const readDotnetSources: (context: BuildContext) => DotnetSources = memoize(readAfresh);

function readAfresh(context: BuildContext): DotnetSources {
  const started = new Map<string, string>();
  const texts: string[] = [];
  let kerberos: string | undefined;
  let needsSystem: string | undefined;
  let namesZones: string | undefined;
  let length = 0;
  for (const path of context.list()) {
    if (!READ.test(path) || /(?:^|\/)(?:bin|obj|node_modules|\.git)\//.test(path)) continue;
    if (texts.length === MOST_FILES || length > MOST_LENGTH) {
      needsSystem ??= 'one of too many files';
      break;
    }
    const text = context.readText(path);
    if (text === undefined) continue;
    length += text.length;
    texts.push(text);
    if (KERBEROS.test(text)) kerberos ??= path;
    if (SYSTEM.test(text)) needsSystem ??= path;
    if (ZONES.test(text)) namesZones ??= path;
    for (const [, a, b] of text.matchAll(STARTS)) {
      const program = (a ?? b)!;
      const name = program.slice(program.lastIndexOf('/') + 1);
      if (name !== '' && !started.has(name)) started.set(name, path);
    }
  }
  const known = new Map<string, boolean>();
  const names = (folder: string): boolean => {
    const answer =
      known.get(folder) ?? texts.some((text) => text.includes(`"${folder}"`) || text.includes(`${folder}/`));
    known.set(folder, answer);
    return answer;
  };
  return { files: texts.length, started, kerberos, needsSystem, namesZones, names };
}

/** Whether a program may look for a file: it lies where it is started, or its folder is named somewhere. Both absolute. */
export function mayBeRead(imagePath: string, workingDir: string, sources: DotnetSources): boolean {
  return isAtOrBelow(imagePath, workingDir) || sources.names(/^\/[^/]+/.exec(imagePath)?.[0] ?? imagePath);
}
