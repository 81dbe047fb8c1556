import { readInvocation } from './invocation.ts';
import type { Command } from '../shell/script.ts';

type Asks = (command: Command) => boolean;

/** Options that have the next word as their value. */
const VALUED = /^-(?:[bcfgIlpPsTtx]|gs|gt|pl|rf)$/;

/** Words of a command behind its program that are neither options nor their values. */
function operandsOf(command: Command): readonly string[] {
  const args = (readInvocation(command)?.args ?? []).map(({ text }) => text);
  return args.filter((text, i) => !text.startsWith('-') && !VALUED.test(args[i - 1] ?? ''));
}

/** Every goal or task is one that only fetches. */
function asksOnly(pattern: RegExp): Asks {
  return (command) => {
    const operands = operandsOf(command);
    return operands.length > 0 && operands.every((operand) => pattern.test(operand));
  };
}

/** `go mod download`, `go get -d`; a program that is installed by its version has modules of its own. */
export const fetchesByGo: Asks = ({ words }) => {
  const text = words.map((word) => word.text).join(' ');
  return /\bgo mod\b/.test(text) || /\bgo get (?:-\S+ )*-d\b/.test(text) || /\bgo install\b.*@/.test(text);
};

/** `cargo fetch`; a crate that is installed by its name has dependencies of its own. */
export const fetchesByCargo: Asks = ({ words }) => {
  const texts = words.map(({ text }) => text);
  return texts.includes('fetch') || (texts.includes('install') && !texts.some((text) => text.startsWith('--path')));
};

export const fetchesByMaven = asksOnly(
  /^(?:clean|validate|(?:\S+:)?(?:go-offline|resolve|resolve-plugins|get)(?:@\S+)?)$/,
);

export const fetchesByGradle = asksOnly(/(?:^|:)(?:clean|\w*dependencies)$/i);

export const fetchesByDotnet: Asks = ({ words }) => words.some(({ text }) => text === 'restore');
