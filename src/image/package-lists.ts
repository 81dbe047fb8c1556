/** The names of the packages that dpkg's list says are installed; those of which only settings are left are not. */
export function readDpkgNames(text: string): readonly string[] {
  return text.split(/\n[ \t]*\n/).flatMap((paragraph) => {
    const name = field(paragraph, 'Package');
    const status = field(paragraph, 'Status');
    const isInstalled = status === undefined || status.endsWith(' installed');
    return name !== undefined && isInstalled ? [name] : [];
  });
}

/** The names in apk's list of what is installed. */
export function readApkNames(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.startsWith('P:') ? [line.slice(2).trim()] : []));
}

function field(paragraph: string, name: string): string | undefined {
  const line = paragraph.split('\n').find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}
