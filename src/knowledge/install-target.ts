import type { Command } from '../shell/script.ts';

/**
 * Variables and options that say where an install goes (GNU Coding Standards, "Directory Variables" and "DESTDIR"; cmake(1), meson(1),
 * "Installing Python Modules"). Makefiles have others of their own, so that any that sounds like a folder counts.
 */
const TARGET_VARIABLE = /^[A-Za-z_]*(?:prefix|dest|root|dir|home|target|install|path|top|out|base|stage)[A-Za-z\d_]*$/i;
const TARGET_OPTION = /^--?(?:D?[a-z\d_-]*(?:prefix|root|destdir|home|install[\w-]*|[a-z\d_-]*dir)(?::\w+)?)(?:=|$)/i;

/** Whether a variable may say where an install goes. */
export function isInstallVariable(name: string): boolean {
  return TARGET_VARIABLE.test(name) && !/^(?:PATH|HOME|PWD|LD_LIBRARY_PATH|PKG_CONFIG_PATH)$/.test(name);
}

/** Of these alone an install heeds what the environment says, as long as its Makefile takes them from there. */
const AMBIENT = /^(?:DESTDIR|(?:\w+_)?PREFIX|INSTALL_\w+)$/i;

/** Whether a variable of ENV or ARG may send an install to a place that is not absolute and written out. */
export function isUnclearAmbient(name: string, value: string | undefined): boolean {
  return AMBIENT.test(name) && !isWrittenOut(value?.replace(/^(["'])(.*)\1$/s, '$2'));
}

/**
 * The first word by which a command of a build is told to install to a place that is not absolute and written out: a relative one goes to
 * where it runs, and of a variable nobody knows.
 */
export function findUnclearTarget({ words, assignments }: Command): string | undefined {
  const own = assignments.find(({ name, value }) => isInstallVariable(name) && !isWrittenOut(value));
  if (own) return `${own.name}=${own.value ?? '$…'}`;
  for (const [i, word] of words.entries()) {
    const { text } = word;
    const value = (word.value ?? text).replace(/^[^=]*=/, '');
    const name = /^["']?([A-Za-z_]\w*)[:?+]?=/.exec(text)?.[1];
    if (name !== undefined && isInstallVariable(name) && !isWrittenOut(word.value && value)) return text;
    if (!TARGET_OPTION.test(text)) continue;
    const given = text.includes('=') ? word.value && value : words[i + 1]?.value;
    const isSwitch =
      !text.includes('=') && (words[i + 1] === undefined || /^-|=/.test(words[i + 1]!.text) || text === '--install');
    if (!isSwitch && !isWrittenOut(given)) return text;
  }
  // A Makefile of another folder builds and installs where that says.
  const file = words.findIndex(({ text }) => /^(?:-f|--file|--makefile)/.test(text));
  const place = file === -1 ? '' : words[file]!.text + (words[file + 1]?.text ?? '');
  return /\.\.\/|\$/.test(place) ? place : undefined;
}

/** Nothing goes to a folder, or to one by its whole path. A switch such as `yes` is none, but may be the name of one. */
function isWrittenOut(value: string | undefined): boolean {
  return value !== undefined && (value === '' || /^\/[\w./+-]*$/.test(value)) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value);
}
