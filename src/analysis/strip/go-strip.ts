import type { StripPlan, StripPlace } from './strip-plan.ts';
import { replaceWord, addWordAfter } from '../../dockerfile/verbs.ts';
import { findGoPurpose, isOnlyCompiled, readGoBuild } from '../../knowledge/go-build.ts';
import { STRIP_FLAGS, withStripFlags } from '../../knowledge/linker-flags.ts';
import { findGoFlags } from '../../trace/go-settings.ts';

/** How a `go build` or `go install` is told to leave symbols out; `undefined` for other commands, and where it is already. */
export function planGoStrip({ run, place, command }: StripPlace): StripPlan | undefined {
  const build = readGoBuild(command);
  if (!build || isOnlyCompiled(build)) return undefined;
  const [first, second] = build.flags.filter(({ name }) => name === 'ldflags');
  const word = first?.valueWord;
  const fresh = word && withStripFlags(word.text, first.valueAt);
  if (fresh?.kind === 'stripped' && !second) return undefined;
  const purpose = findGoPurpose(build);
  // What comes with Go is compiled for its own sake.
  if (purpose?.because === 'it builds what comes with Go') return undefined;
  if (purpose) return { kind: 'refusal', reason: purpose.kind, detail: purpose.because };
  if (build.unknown)
    return { kind: 'refusal', reason: 'flags-unknown', detail: `${build.unknown.text} may hold -ldflags` };
  const elsewhere = findGoFlags(run.stage, run.instruction);
  if (elsewhere !== undefined) return { kind: 'refusal', reason: 'flags-elsewhere', detail: elsewhere };
  if (second) return { kind: 'refusal', reason: 'flags-unknown', detail: '-ldflags stands there twice' };
  const title = `Leave symbols out of what go ${build.subcommand} makes`;
  if (!first)
    return { kind: 'edit', title, language: 'Go', edit: addWordAfter(place, build.placeWord, `-ldflags="${STRIP_FLAGS}"`) };
  if (fresh?.kind === 'wanted')
    return { kind: 'refusal', reason: 'debugging', detail: '-ldflags says that symbols are to be kept' };
  const edit = word && fresh?.kind === 'text' ? replaceWord(place, word, fresh.text) : undefined;
  if (!edit) return { kind: 'refusal', reason: 'flags-unknown', detail: `${word?.text ?? '-ldflags'} is not followed` };
  return { kind: 'edit', title, language: 'Go', edit };
} // prettier-ignore
