import { count } from './count.ts';
import { describeOrigin } from './image-origin.ts';
import type { FileCost, ImageReport } from './image-report.ts';
import type { Palette } from './palette.ts';
import { printableName, printableSentence } from './printable.ts';
import { formatBytes } from './savings.ts';

/** How wide a terminal is, in characters, and its colours. */
export interface ImageView {
  readonly width: number;
  readonly palette: Palette;
}

const LEAST_ORIGIN = 30;

/** What is told of an image, for people: its layers, its figures, the files that cost most, and what would answer them. */
export function formatImageTable(report: ImageReport, view: ImageView): string {
  const sections = [
    title(report, view),
    layerTable(report, view),
    figureLines(report),
    fileTable('Largest files:', report.largest, view),
    fileTable(
      'Largest hidden files, with the layer that holds and the one that hides them:',
      report.largestHidden,
      view,
    ),
    answerLines(report, view),
    censusLines(report),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function title({ name, platform, figures }: ImageReport, { palette }: ImageView): readonly string[] {
  const text = `${printableName(name)} (${printableName(platform)}), ${count(figures.layers.length, 'layer')}`;
  return [palette.strong(text)];
}

function layerTable({ figures, compressed }: ImageReport, { width, palette }: ImageView): readonly string[] {
  const packed = compressed ?? [];
  const rows = figures.layers.map(({ bytes, hiddenBytes }, i) => [
    String(i + 1),
    size(bytes),
    size(hiddenBytes),
    size(packed[i]),
  ]);
  const sum = compressed?.reduce((total, bytes) => total + bytes, 0);
  const cells = [
    ['layer', 'size', 'hidden', 'compressed'],
    ...rows,
    ['total', size(figures.bytes), size(figures.hiddenBytes), size(sum)],
  ].map((row) => (compressed ? row : row.slice(0, 3)));
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const room = Math.max(LEAST_ORIGIN, width - 2 - widths.reduce((total, column) => total + column + 2, 0));
  return cells.map((row, i) => {
    const start = `  ${row.map((cell, column) => cell.padStart(widths[column]!)).join('  ')}`;
    if (i === 0) return palette.faint(`${start}  made by`);
    const layer = figures.layers[i - 1];
    return layer ? `${start}  ${describeOrigin(layer.createdBy, room)}` : palette.strong(start);
  });
}

function figureLines({ figures, hiddenFiles }: ImageReport): readonly string[] {
  const { efficiency, wastedBytes, wastedUserPercent, hiddenBytes, finalBytes, isCutShort } = figures;
  const where = hiddenBytes === 0 ? '' : ` in ${count(hiddenFiles, 'file')} that later layers delete or replace`;
  return [
    `  visible     ${size(finalBytes)} in a container`,
    `  hidden      ${size(hiddenBytes)}${where}`,
    `  efficiency  ${percent(efficiency)} by dive's definition`,
    `  waste       ${size(wastedBytes)} by dive's definition (all versions of what comes more than once), ${percent(wastedUserPercent)} of all but the lowest layer`,
    ...(isCutShort
      ? ['  dive stops within a layer that deletes what it never saw; its two figures leave out the rest of it']
      : []),
  ];
}

function fileTable(heading: string, files: readonly FileCost[], { palette }: ImageView): readonly string[] {
  if (files.length === 0) return [];
  const cells = files.map(({ bytes, layer, hiddenBy }) => [
    size(bytes),
    hiddenBy === undefined ? `layer ${layer}` : `${layer} → ${hiddenBy}`,
  ]);
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = files.map(({ path, transform }, i) => {
    const [bytes, place] = cells[i]!;
    const answer = transform === undefined ? '' : palette.good(`  ${transform}`);
    return `  ${bytes!.padStart(widths[0]!)}  ${place!.padEnd(widths[1]!)}  ${printableName(path)}${answer}`;
  });
  return [heading, ...lines];
}

function answerLines({ answers }: ImageReport, { palette }: ImageView): readonly string[] {
  if (answers.length === 0) return [];
  const widest = Math.max(...answers.map(({ transform }) => transform.length));
  const lines = answers.map(({ transform, what, bytes, files, example }) => {
    const start = palette.good(transform.padEnd(widest));
    return `  ${start}  ${size(bytes)} in ${count(files, 'file')}: ${what}, such as ${printableName(example)}`;
  });
  return ['What a transform answers, where the Dockerfile is yours to change:', ...lines];
}

function censusLines({ census }: ImageReport): readonly string[] {
  const { packages, hasRpm, setuid, setgid, shells, packageManagers } = census;
  const lists = packages.map(({ manager, names }) => `${names.length} by ${manager}`);
  const rpm = hasRpm ? ['some by rpm, not counted'] : [];
  const names = (list: readonly string[]): string => printableSentence(list.join(', ')) || 'none';
  return [
    `  packages          ${[...lists, ...rpm].join(', ') || 'none known'}`,
    `  setuid, setgid    ${setuid.length}, ${setgid.length}`,
    `  shells            ${names(shells)}`,
    `  package managers  ${names(packageManagers)}`,
  ];
}

function size(bytes: number | undefined): string {
  if (bytes === undefined) return '-';
  if (bytes < 1000) return `${bytes} B`;
  return formatBytes(bytes, 3);
}

/** Rounded down, so that only an image without any waste has 100 %. */
function percent(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}
