/** Reads a file of the context, by its path; `undefined` where there is none. */
export type ReadText = (path: string) => string | undefined;

/** Whether the project asks for another version than that of the image (uv, "Python versions", "Project Python versions"). */
export function takesOtherPython(minor: string, readText: ReadText): boolean {
  const pinned = readText('.python-version')?.trim();
  if (pinned !== undefined && pinned !== minor) return true;
  const required = /^[ \t]*requires-python[ \t]*=[ \t]*["']([^"'\n]*)["']/m.exec(readText('pyproject.toml') ?? '')?.[1];
  const own = Number(minor.slice(2));
  return (required ?? '').split(',').some((clause) => {
    const [, sign, major, number] = /^\s*(>=|<|==|~=)\s*(\d+)(?:\.(\d+))?(?:\.(?:\d+|\*))?\s*$/.exec(clause) ?? [];
    if (clause.trim() === '') return false;
    if (sign === undefined || !minor.startsWith('3.')) return true;
    if (sign === '<') return major === '3' && own >= Number(number ?? 0);
    if (sign === '==') return major !== '3' || own !== Number(number);
    return major !== '3' || own < Number(number ?? 0);
  });
}
