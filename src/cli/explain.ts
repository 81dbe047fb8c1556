import { preset } from '../../transforms/index.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';
import { EFFECTS } from '../check/effects.ts';
import { findNearest } from '../plan/nearest.ts';
import type { Transform } from '../transform/transform.ts';

/**
 * Prints what a transform does, changes and answers, and when it leaves a place alone. Gives the exit code.
 * @throws UsageError where there is no transform of that name
 */
export function explain(id: string, { stdout }: Output): number {
  const transform = preset.find((known) => known.id === id);
  if (!transform) throw new UsageError(unknownTransform(id));
  stdout.write(`${explanation(transform).join('\n')}\n`);
  return 0;
}

function explanation(transform: Transform): readonly string[] {
  const { id, summary, category, isDefault, effects, answers, refusals, defaults } = transform;
  const sections = [
    [`${id}: ${summary}.`],
    [
      `For:     ${category}`,
      `Safety:  ${SAFETY[transform.applicability]}`,
      `Runs:    ${isDefault ? 'by default' : `when asked for with --enable ${id} or --only ${id}`}`,
    ],
    section(
      'What it may change:',
      effects.map((effect) => `${effect}: ${EFFECTS[effect].says}`),
    ),
    section(
      'Its options and their defaults:',
      Object.entries(defaults).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    ),
    section(
      'When it leaves a place alone:',
      Object.entries(refusals).map(([reason, text]) => {
        return `${reason}: ${text.because};\n    what to do: ${text.remedy}`;
      }),
    ),
    section('Rules of other tools that it answers (their ignore comments hold for it):', answers),
    [`To switch it off at one instruction:  # dockoptimize ignore=${id} -- why`],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

const SAFETY: Readonly<Record<Transform['applicability'], string>> = {
  safe: 'safe: the image does the same',
  unsafe: 'rests on something you can check; applied with --unsafe, or for good with "allow" in the configuration',
  'display-only': 'only shown: no run applies it',
};

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  ${item}`)];
}

function unknownTransform(id: string): string {
  const nearest = findNearest(
    id,
    preset.map((known) => known.id),
  );
  const advice = nearest === undefined ? '"dockoptimize list" prints those there are' : `did you mean "${nearest}"?`;
  return `there is no transform "${id}"; ${advice}`;
}
