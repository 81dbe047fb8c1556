import { readPackageCommand } from './package-managers.ts';
import { findRelease } from './releases.ts';
import type { ImageReference } from '../dockerfile/reference.ts';
import type { Command } from '../shell/script.ts';

/**
 * Deletes what packages of Debian bring to be read by people, and keeps two things: the copyright files, which Debian Policy
 * 12.5 and many licences ask for, and the folders, in which the scripts of later packages put links (openjdk, postgresql). Both
 * folders are in `base-files`. Read in November 2026.
 */
export const DELETES_DOCUMENTATION = 'find /usr/share/doc /usr/share/man -type f ! -name copyright -delete';

/** A text that speaks of the documentation, or of a program that shows it. */
const NAMES =
  /\/usr\/share(?:\/(?:doc|man|info|\*)|\/?(?=["'\s;&|)]|$))|\bmandb\b|\bman-db\b|\bunminimize\b|\bapropos\b|(?<![\w./-])man (?:\d |[a-z])/m;

/**
 * A package that is documentation, or shows it: who asks for one wants to read it. By their names in Debian bookworm, read in
 * November 2026: `apache2-doc`, `postgresql-doc-15`, `manpages-dev`.
 */
const PACKAGES =
  /(?<![\w./+-])(?:doc-base|dhelp|dwww|man2html|manpages(?:-[a-z-]+)?|[a-z0-9][a-z0-9.+]*(?:-[a-z0-9.+]+)*-docs?(?:-[\d.]+)?)(?![a-z0-9+-])/;

/** Whether a text speaks of it in another way than by that very deletion, or by an `rm -rf` of all of it. */
export function needsDocumentation(text: string): boolean {
  const other = withoutDeletions(text);
  return NAMES.test(other) || PACKAGES.test(other);
}

/** Deletes a folder itself, and not only what is in it: `find` fails where it is asked to begin in one that is not there. */
const FOLDER_DELETION = /\brm\b[^;&|]*\s["']?\/usr\/share\/(?:doc|man)\/?["']?(?=[\s;&|)]|$)/;

/** Whether a text deletes a folder of documentation as a whole. */
export function deletesDocumentationFolder(text: string): boolean {
  return FOLDER_DELETION.test(text);
}

const FOLDERS = /\/usr\/share\/(?:doc|man)\b/;

/** Whether the text of a script or program names the folders of documentation, but for deleting them. */
export function namesDocumentationFolders(text: string): boolean {
  return FOLDERS.test(text) && FOLDERS.test(withoutDeletions(text));
}

function withoutDeletions(text: string): string {
  return text
    .replaceAll(DELETES_DOCUMENTATION, '')
    .replace(/\brm -rf?(?: \/(?:usr\/share\/(?:doc|man|info)|var\/[\w/*.-]*|tmp)\/?\*?)+(?=\s|$)/g, '');
}

/** Releases of Ubuntu whose images bring documentation like Debian's. */
const FULL_UBUNTU = /^(?:lucid|precise|trusty|utopic|vivid|wily|xenial|1[0-6]\.\d+|17\.04)$/;

/**
 * Whether dpkg leaves documentation out in an image by a setting, so that there is next to nothing to delete: the `-slim`
 * variants of Debian (/etc/dpkg/dpkg.cfg.d/docker), and Ubuntu since its images are "minimized"
 * (/etc/dpkg/dpkg.cfg.d/excludes; wiki.ubuntu.com/Minimal; 18.04 is the first with long support). Read in November 2026.
 * @param from the image as a build reads the FROM
 */
export function leavesDocumentationOut(from: string, reference: ImageReference): boolean {
  if (/slim/.test(from)) return true;
  const release = findRelease(reference);
  return release ? isMinimized(release.distribution, release.name) : reference.path === 'library/ubuntu';
}

/** The same by distribution and the name of its release: "noble", "24.10". */
export function isMinimized(distribution: string, release: string): boolean {
  return distribution === 'ubuntu' && !FULL_UBUNTU.test(release);
}

/** Whether a command installs packages of Debian with what they bring to be read; by root, not by another program. */
export function installsDocumentation(command: Command): boolean {
  const packages = readPackageCommand(command);
  return packages?.manager === 'apt' && packages.subcommand === 'install' && packages.operands.length > 0;
}
