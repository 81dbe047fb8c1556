import { readDependencies } from '../../src/context/dependencies/read-dependencies.ts';
import { memoryContext } from '../../src/context/memory.ts';
import type { Ecosystem } from '../../src/knowledge/images/native.ts';

type Files = Readonly<Record<string, string>>;

/** What is read of files in memory. */
export function readFiles(ecosystem: Ecosystem, path: string, files: Files) {
  const reading = readDependencies(memoryContext(files), ecosystem, path);
  if (reading.kind === 'unread') throw new Error(reading.because);
  return reading;
}

/** The packages, sorted: `name@version`, `dev` where only development needs it, `if` where it has markers, `script` … */
export function packagesOf(ecosystem: Ecosystem, path: string, files: Files): readonly string[] {
  return readFiles(ecosystem, path, files)
    .packages.map(({ name, version, isDev, hasMarkers, hasInstallScript, libc }) =>
      [
        version === undefined ? name : `${name}@${version}`,
        ...(isDev ? ['dev'] : []),
        ...(hasMarkers ? ['if'] : []),
        ...(hasInstallScript === true ? ['script'] : []),
        ...libc,
      ].join(' '),
    )
    .sort();
}

/** Why nothing was read; `undefined` where something was. */
export function whyUnread(ecosystem: Ecosystem, path: string, files: Files): string | undefined {
  const reading = readDependencies(memoryContext(files), ecosystem, path);
  return reading.kind === 'unread' ? reading.because : undefined;
}
