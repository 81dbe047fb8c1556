import { readInvocation } from './invocation.ts';
import type { Command } from '../shell/script.ts';

/** Variables of the go command (go.dev/ref/mod, "Environment variables") that change what is built, and not what is fetched. */
const QUIET = /^(?:GOOS|GOARCH|GOARM|GOARM64|GOAMD64|GO386|GOMIPS|CGO_\w+)$/;
/** Variables that have it fetch from elsewhere, to elsewhere, or by credentials. */
const SETTINGS = /^(?:GO\w*|GIT\w*|SSH\w*|NETRC|HOME|XDG_\w+|\w*_?PROXY)$/i;

/** Whether a variable may change how modules are fetched. */
export function changesModules(name: string): boolean {
  return SETTINGS.test(name) && !QUIET.test(name);
}

/** A text that gives credentials, or other places, to what fetches modules. */
const PRIVATE = /\bnetrc\b|insteadOf|\bgit\s+config\b|\bgo\s+env\s+-w|\bid_(?:rsa|ed25519)\b|known_hosts|\.ssh\b|GOPRIVATE|GONOSUM|GOPROXY|_TOKEN\b/i; // prettier-ignore
/** A text that fetches, or gathers, modules itself. */
const FETCHES = /\bgo\s+(?:mod|get|work|generate|tool)\b|\bgovendor\b|\bdep\s+ensure\b|\bglide\b|\bgodep\b|\bvendor\b|-modfile\b|-mod[= ]|\bmake\b/; // prettier-ignore

/** Why the text of an instruction speaks against a step that fetches modules before it; a word of it. */
export function findModuleTrouble(text: string): string | undefined {
  return (PRIVATE.exec(text) ?? FETCHES.exec(text))?.[0];
}

/**
 * Whether a folder may be one of packages of a time before modules, `$GOPATH/src`: before Go 1.13, the go command knows no
 * modules in it (go.dev/doc/go1.13, "Modules").
 */
export function mayBeInGopath(folder: string): boolean {
  return /(?:^|\/)go\/src(?:\/|$)|\/src\/[\w-]+\.\w+(?:\/|$)/.test(folder);
}

/** Whether a command builds, or looks at, packages of the module in its folder, and so fetches what that requires. */
export function buildsModule(command: Command): boolean {
  const invocation = readInvocation(command);
  if (invocation?.program !== 'go' || invocation.via.length > 0 || invocation.programWord.value !== 'go') return false;
  const [first, ...others] = invocation.args.map(({ value }) => value);
  // Of these, a version behind `@` is a program of its own.
  return (
    /^(?:build|install|test|vet)$/.test(first ?? '') && !others.some((word) => word?.includes('@') || word === '-C')
  );
}
