import type { StripPlace, StripPlan } from './strip-plan.ts';
import { sourceOffset } from '../../text/mapped-text.ts';
import { readCargoRelease } from '../../knowledge/cargo-build.ts';
import { CARGO_STRIP } from '../../knowledge/symbols.ts';
import { findCargoSettings, hasOldCargo } from '../../trace/cargo-settings.ts';

/** How Cargo is told to leave symbols out of a release; `undefined` for other commands. */
export function planCargoStrip({ run, place, command }: StripPlace): StripPlan | undefined {
  const release = readCargoRelease(command);
  if (!release || release.isTold) return undefined;
  const settings = findCargoSettings(run.stage, run.instruction);
  if (settings === 'stripped') return undefined;
  if (settings !== undefined) return { kind: 'refusal', reason: 'flags-elsewhere', detail: settings };
  if (hasOldCargo(run.stage))
    return { kind: 'refusal', reason: 'old-cargo', detail: 'its base image has an older one' };
  if (release.otherTarget !== undefined)
    return { kind: 'refusal', reason: 'library', detail: `${release.otherTarget} is no target with programs` };
  const title = 'Leave symbols out of what Cargo makes';
  const at = place.instruction.start + sourceOffset(place.reading.mapped, release.programWord.span.start);
  return {
    kind: 'edit',
    title,
    language: 'Rust',
    edit: { span: { start: at, end: at }, text: `${CARGO_STRIP}=true ` },
  };
}
