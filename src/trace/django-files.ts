import type { BuildContext } from '../context/build-context.ts';

const MOST_FILES = 2000;
/** The settings that say where `collectstatic` and `compress` write (Django, "Settings", STATIC_ROOT). */
const ROOT = /^[ \t]*(?:STATIC_ROOT|COMPRESS_ROOT)[ \t]*(?::[^=\n]+)?=[ \t]*(.+)$/gm;
/** Below the folder of the project, without a part that begins at the root of the system. */
const BELOW =
  /^(?:os\.path\.(?:join|abspath)\(\s*)?(?:str\(\s*)?\(?(?:settings\.)?(?:BASE_DIR|PROJECT_(?:ROOT|DIR|PATH)|ROOT_DIR|SITE_ROOT|DJANGO_ROOT)\b(?!.*["']\/\w)(?!.*\.\.)/;

/** Whether the files that Django collects stay below the folder of the project, by all settings that are there. */
export function checkStaticFiles(context: BuildContext): boolean {
  const sources = context.list().filter((path) => /settings[^/]*\.py$|settings\/[^/]+\.py$|conf[^/]*\.py$/.test(path)).slice(0, MOST_FILES); // prettier-ignore
  const roots = sources.flatMap((path) =>
    [...(context.readText(path) ?? '').matchAll(ROOT)].map(([, value]) => value!),
  );
  return roots.every((value) => BELOW.test(value.trim()) || /^["'][\w-]+\/?["']\s*(?:#.*)?$/.test(value.trim()));
}
