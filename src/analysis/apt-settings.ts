import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { memoize } from '../text/memo.ts';

/** The settings of apt.conf that a transform asks for, by their names there. */
const SETTINGS = {
  'assume-yes': /Assume-Yes[\\"'\s=]*(?:(true|1|yes|on)|(?:false|0|no|off))\b/i,
  'install-recommends': /Install-Recommends[\\"'\s=]*(?:(true|1|yes|on)|(?:false|0|no|off))\b/i,
} as const;
export type AptSetting = keyof typeof SETTINGS;

interface Line {
  readonly start: number;
  readonly setting: AptSetting;
  readonly isOn: boolean;
}

/**
 * What the configuration of apt says at an instruction, as far as the file writes it in the stage, or in one that it
 * inherits from, up to and with that instruction. `undefined` where it says nothing.
 */
export function findAptSetting(stage: Stage, instruction: Instruction, setting: AptSetting): boolean | undefined {
  const lines = lineageOf(stage).flatMap((ancestor) => readLines(ancestor));
  return lines.findLast((line) => line.setting === setting && line.start <= instruction.start)?.isOn;
}

const readLines = memoize(({ instructions }: Stage): readonly Line[] =>
  instructions.flatMap(({ content, start }) => readSettings(content).map((setting) => ({ start, ...setting }))),
);

const readSettings = memoize(({ source }: InstructionContent): readonly Omit<Line, 'start'>[] => {
  if (!/APT::/i.test(source)) return NONE;
  return (Object.keys(SETTINGS) as AptSetting[]).flatMap((setting) => {
    const match = SETTINGS[setting].exec(source);
    return match ? [{ setting, isOn: match[1] !== undefined }] : [];
  });
});

const NONE: readonly Omit<Line, 'start'>[] = [];
