/** Cases that are right and that the program does not meet yet: the name of the case, and what is wrong. */
export const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  'foreign frontend below a shebang': 'the "# syntax" below a shebang is not read, though BuildKit reads it there',
  'frontend with a remark behind it':
    'the whole value is taken for the name of the frontend, where BuildKit takes its first word',
  'shift operator with blanks in a frontend that takes it':
    'said to be rejected by BuildKit, though the pinned version builds it',
  'cache mount with a quoted field': 'the value of --mount is searched as text and not read as CSV',
  'mount whose type is a variable': 'a type that is not known is taken for one that is no cache',
  'cache mount of apt beside pip': 'any cache mount counts as that of pip, whatever its target is',
  'bind mount at the cache of pip': 'only mounts of type cache are looked at',
  'apk without a network': 'neither --network=none nor --no-network keeps --no-cache out',
  'cache of pip that a later stage copies': 'nobody asks whether another stage takes the cache: the COPY then fails',
  'cache of pip that a later stage mounts': 'nobody asks whether another stage takes the cache: the mount then fails',
  'cache of pip that is copied in': 'nobody asks whether the cache was put there to be read',
  'global ARG that a stage takes over': 'the default of a global ARG does not reach the ARG that repeats its name',
  'uv in exec form': 'the words "pip install" of uv count as an install of pip that was not read',
  'line that would grow too long':
    'a fix is declined as a bug of ours, where a refusal should say that the line has no room',
  'Windows image that its name does not tell': 'images of the .NET Framework are not known to be for Windows',
  'Windows image by its platform': 'the platform of FROM is not asked for the system',
  'Linux stage that is named after Windows': 'the name of the stage is searched, not only that of the image',
  'Jinja base behind a byte order mark': 'the mark hides the FROM of the first line, so the reason is another',
  'expression of a workflow behind a byte order mark':
    'the mark hides the ARG of the first line, so the template is edited',
};
