import type { RunScript } from './script.ts';
import type { CommandSite } from './walk.ts';

/** Whether something reads what a command prints: another command, a substitution, or a file that is kept. */
export function isRead({ text }: RunScript, { command, within }: CommandSite): boolean {
  if (within.includes('substitution') || /^[ \t]*\|(?!\|)/.test(text.slice(command.span.end, command.span.end + 100)))
    return true;
  const around = within.flatMap((outer) => (outer === 'substitution' ? [] : outer.redirections));
  return [...command.redirections, ...around].some(({ operator, target }) => {
    return operator.includes('>') && !operator.includes('&') && target?.value !== '/dev/null';
  });
}
