import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { type DependencyReading, type FileReading, PackageList, unread } from './dependency.ts';
import { joinReadings } from './join-readings.ts';
import { readWith } from './read-text.ts';

/**
 * Gems that Bundler brings. A `Gemfile` is a program, so that only its lock file tells; and that does not say to which
 * group a gem belongs.
 * @param path of a `Gemfile` or its lock file
 */
export function readRubyDependencies(context: BuildContext, path: string): DependencyReading {
  const name = baseName(path);
  if (name.endsWith('.lock') || name === 'gems.locked') {
    return joinReadings([readWith(context, path, readGemfileLock)], { isLocked: true });
  }
  const lock = joinPath(folderOf(path), name === 'gems.rb' ? 'gems.locked' : `${name}.lock`);
  if (context.has(lock)) return joinReadings([readWith(context, lock, readGemfileLock)], { isLocked: true });
  return unread(`${path} is a program, and ${lock} is not there`);
}

/** `    nokogiri (1.16.0-x86_64-linux)`, below `specs:`. What a gem needs itself is indented deeper. */
const SPEC = /^ {4}([A-Za-z0-9][\w.-]*) \((\d[0-9A-Za-z.]*)(?:-([\w.-]+))?\)\r?$/;

/** Bundler's lock file: sections, with their gems in `specs:`. */
export function readGemfileLock(text: string): FileReading {
  const list = new PackageList();
  let section = '';
  let hasSpecs = false;
  for (const line of text.split('\n')) {
    if (/^[A-Z][A-Z ]*\r?$/.test(line)) section = line.trim();
    if (line.trim() === 'specs:') hasSpecs = true;
    // What stands in PATH is the project's own.
    if (section !== 'GEM' && section !== 'GIT') continue;
    const spec = line.length < 500 ? SPEC.exec(line) : null;
    if (spec) list.add(spec[1]!, spec[2], { hasMarkers: spec[3] !== undefined });
  }
  return hasSpecs ? list.reading : unread('it is not written as Bundler writes it');
}
