import { type FromChange, stagesOn } from './from-change.ts';
import type { Window } from './window.ts';
import { baseName } from '../context/context-path.ts';
import { fullPackageOf } from '../knowledge/alpine/busybox-options.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';

const MOST_SCRIPTS = 50;
const MOST_WORDS = 50_000;

/**
 * Of packages that came and that no install asks for, the first that nothing else asks for either: the name of a command that
 * it brings, in the file or in a script that the file names.
 */
export function findUnaskedPackage(names: readonly string[], window: Window, change: FromChange): string | undefined {
  if (names.length === 0) return undefined;
  const catalogue = window.surroundings.catalogue();
  const texts = [...textsIn(window, change)];
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/[A-Za-z][\w.+-]{0,40}/g)) if (words.size < MOST_WORDS) words.add(word);
  }
  const unasked = names.find((name) => !isAsked(name, words, texts, catalogue));
  return unasked === undefined ? undefined : `${unasked} is installed, and nothing asks for it`;
}

function isAsked(name: string, words: ReadonlySet<string>, texts: readonly string[], catalogue: Catalogue): boolean {
  if (name === 'tzdata') return texts.some((text) => /\bTZ\b|\/usr\/share\/zoneinfo|\/etc\/localtime/.test(text));
  return [...words].some((word) => {
    const row = catalogue.findCommandPackage(word, 'alpine');
    const isKnown = row !== undefined && row.certainty !== 'guess' && row.packages.includes(name);
    return isKnown || fullPackageOf(word) === name;
  });
}

/** What the file said before, so that what came does not ask for itself. */
function* textsIn({ before, surroundings: { context } }: Window, { oldStage }: FromChange): Iterable<string> {
  let named = '';
  for (const { instructions } of stagesOn(before, oldStage)) {
    for (const { content } of instructions) {
      named += ` ${content.joined.text}`;
      yield content.joined.text;
    }
  }
  if (!context) return;
  let scripts = 0;
  for (const path of context.list()) {
    const isScript = /\.(?:sh|bash)$|(?:^|\/)package\.json$/.test(path) || named.includes(baseName(path));
    if (!isScript || scripts === MOST_SCRIPTS) continue;
    scripts += 1;
    yield context.readText(path) ?? '';
  }
}
