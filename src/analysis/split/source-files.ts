import type { SplitSite } from './split-site.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { baseName } from '../../context/context-path.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/** Files that compilers and people read, and no program. */
const SOURCES = /\.(?:go|mod|sum|work|c|cc|cpp|cxx|h|hh|hpp|hxx|inc|s|S|rs|am|ac|in|m4|cmake|md|rst|proto|y|l)$/;
const NAMES =
  /^(?:(?:GNU)?[Mm]akefile|CMakeLists\.txt|Cargo\.(?:toml|lock)|configure|Dockerfile.*|.*\.Dockerfile|docker-compose.*|compose\.ya?ml|LICENSE.*|COPYING.*|AUTHORS|README.*|CHANGELOG.*|\.(?:docker|git|editor|clang).*)$/;

/** Whether nothing that a program may want to read is among what a stage copies. */
export function hasOnlySources(file: Dockerfile, { stage, base }: SplitSite, context: BuildContext): boolean {
  const copied = findCopied(file, stage, context, { baseWorkingDir: base.facts.defaults?.workingDir });
  return copied.every((one) => {
    if (one.kind === 'unknown') return false;
    const name = baseName(one.contextPath);
    return SOURCES.test(name) || NAMES.test(name) || /(?:^|\/)(?:\.git|\.github|testdata)\//.test(one.contextPath);
  });
}
