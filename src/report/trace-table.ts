import { printableName } from './printable.ts';
import type { BuildTrace, StageTrace, TraceEvent } from '../trace/build-trace.ts';
import type { ImageConfig } from '../trace/image-config.ts';

const HEADINGS = ['line', 'event', 'on failure', 'user', 'cwd', 'what'] as const;

/** The events of a build as a table, a stage after the other, for people and for reports of bugs. */
export function formatTrace({ stages }: BuildTrace): string {
  return stages.map((stage, i) => formatStage(stage, i)).join('\n');
}

function formatStage(stage: StageTrace, index: number): string {
  const { base, name, isShipped, layers } = stage;
  const title = `stage ${index}${name === undefined ? '' : ` (${name})`}: from ${base}, ${isShipped ? 'ships' : 'is a builder'}, ${layers} layers`;
  const rows = stage.events.map(toRow);
  const widths = HEADINGS.map((heading, i) => Math.max(heading.length, ...rows.map((row) => row[i]!.length)));
  const lines = [HEADINGS, ...rows].map((row) => {
    return `  ${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join('  ')}`.trimEnd();
  });
  return [title, ...lines, ...formatConfig(stage.config), ''].map(printableName).join('\n');
}

function toRow({ line, kind, text, onFailure, user, workingDir, state }: TraceEvent): readonly string[] {
  const shell = state.length === 0 ? '' : `   [${state.join('; ')}]`;
  return [String(line), kind, onFailure ?? '', user ?? '-', workingDir ?? '-', `${text}${shell}`];
}

function formatConfig(config: ImageConfig): readonly string[] {
  const env = config.env.map(({ name, value }) => `${name}=${value ?? ''}`);
  const items = Object.entries({ ...config, env }).filter(([, value]) => value !== undefined && value.length > 0);
  if (items.length === 0) return [];
  return ['  config:', ...items.map(([key, value]) => `    ${key}: ${[value].flat().join(' ')}`)];
}
