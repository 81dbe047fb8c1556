import { formatReport, type ReportOptions } from '../../src/report/terminal.ts';

const OPTIONS: ReportOptions = {
  colours: false,
  isTerminal: true,
  verbose: false,
  showRefusals: false,
  unsafe: false,
  mode: 'dry-run',
  width: 80,
  command: 'dockoptimize',
};

/** What a terminal of 80 columns without colours shows of a dry run. */
export function report(files: Parameters<typeof formatReport>[0], options: Partial<ReportOptions> = {}): string {
  return formatReport(files, { ...OPTIONS, ...options });
}
