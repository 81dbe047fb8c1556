import { shellInForceAt } from './shell-in-force.ts';
import type { Instruction, InstructionContent } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { memoize } from '../text/memo.ts';

/** Whether the shell of a RUN knows `set -o pipefail`. */
export type PipefailShell =
  | { readonly kind: 'knows'; readonly because: string }
  /** It has it on. */
  | { readonly kind: 'on' }
  | { readonly kind: 'lacks' | 'unknown'; readonly because: string };

/** Something that puts another shell in the place of /bin/sh. */
const OTHER_SH = /\b(?:ln|cp|mv|dpkg-divert)\b[^\n;&|]{0,200}\/bin\/sh\b|dash-binsh|yash-binsh|\bdash\/sh\b/;

const putsOtherShell = memoize(({ keyword, source }: InstructionContent): boolean => {
  return keyword === 'run' && OTHER_SH.test(source);
});

/**
 * bash knows it, and BusyBox's ash since 1.16 of 2010 (its NEWS), before any Alpine of the catalogue. dash knows it since 0.5.13, which
 * no release of Debian or Ubuntu up to Debian 13 has (`dash -c "set -o pipefail"` of Debian 12, tried 2026-11-21).
 */
export function readPipefailShell(
  scan: Scan,
  stage: Stage,
  run: Instruction,
  catalogue: () => Catalogue,
): PipefailShell {
  const { words } = shellInForceAt(scan, run);
  if (words?.some((word) => word.includes('pipefail'))) return { kind: 'on' };
  const kind = shellAt(scan, run);
  if (kind === 'foreign') return { kind: 'unknown', because: 'SHELL names one that is not read' };
  if (kind === 'bash') return { kind: 'knows', because: 'SHELL is bash' };
  const before = lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ start }) => start <= run.start));
  const other = before.find(({ content }) => putsOtherShell(content));
  if (other) return { kind: 'unknown', because: `line ${other.line} may put another one in the place of /bin/sh` };
  const base = readDeepestBase(scan, stage, catalogue());
  if (typeof base === 'string') return { kind: 'unknown', because: 'the /bin/sh of the base image is not known' };
  const { sh } = base.facts.system ?? {};
  const image = `${base.image.name}:${base.tag}`;
  if (sh === undefined) return { kind: 'unknown', because: `the /bin/sh of ${image} is not known` };
  if (sh === 'dash') return { kind: 'lacks', because: `/bin/sh of ${image} is dash` };
  // What SHELL names need not be what /bin/sh is.
  const isSame = words === undefined || /^(?:\/bin\/)?sh$/.test(words[0] ?? '') || (sh === 'busybox ash' && /\bash$/.test(words[0] ?? ''));
  return isSame ? { kind: 'knows', because: `/bin/sh of ${image} is ${sh}` } : { kind: 'unknown', because: 'SHELL names another' };
} // prettier-ignore
