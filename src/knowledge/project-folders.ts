/** The folders of the Filesystem Hierarchy Standard 3.0, sections 3 and 6.1, and those that a build has besides. */
const SYSTEM =
  /^\/(?:bin|boot|dev|etc|home|lib(?:32|64|x32)?|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?:\/|$)/;
/** Places in them that belong to nobody but who makes them. */
const OWN = /^\/(?:home\/[\w.-]+\/[\w-]|opt\/(?!(?:conda|mini(?:conda|forge)\d?|anaconda\d?|mamba|venv|bitnami|java|rh)(?:\/|$))[\w.-]+|srv\/[\w.-]+|mnt\/[\w.-]+|root\/[\w-]|usr\/(?:src\/|app(?:\/|$)|local\/(?:app|src\/)))/; // prettier-ignore

/**
 * Whether a path is one where people put their projects, and that no package of a system and no program looks at by
 * itself: `/app`, `/usr/src/app`; not `/`, `/etc`, `/usr/local/bin`, a home, or where web servers have their pages.
 * @param path absolute and cleaned
 */
export function isProjectPath(path: string): boolean {
  if (path === '/' || !path.startsWith('/')) return false;
  return !SYSTEM.test(path) || OWN.test(path);
}

/** A place of a project, or a home: that of the user who builds, as in the images of Gradle. @param path absolute and cleaned */
export function isProjectOrHome(path: string): boolean {
  return isProjectPath(path) || /^\/home\/[\w.-]+$/.test(path);
}
