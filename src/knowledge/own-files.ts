/** Files that programs open without being told of them, by their names. */
const OWN_FILES: readonly { readonly programs: RegExp; readonly file: string }[] = [
  // The image of PHP keeps its source packed in /usr/src, and unpacks it for each extension (docker-library/php, docker-php-source).
  { programs: /^docker-php-(?:source|ext-[a-z]+)$/, file: 'php.tar.xz' },
];

/** Whether a program opens files of such a name by itself. @param file the last part of a path */
export function opensByItself(program: string, file: string): boolean {
  return OWN_FILES.some((own) => own.file === file && own.programs.test(program));
}
