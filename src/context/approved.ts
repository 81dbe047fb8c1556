import type { Policy } from './policy.ts';
import { familiarName, type ImageReference, parseReference } from '../dockerfile/reference.ts';

/** What a policy says of an image. */
export type Approval =
  /** There is no list of bases. */
  | { readonly kind: 'unlisted' }
  /** It is one of those that others are to be replaced by. */
  | { readonly kind: 'approved' }
  /** `tag` is `undefined` where that of the image stays; a digest goes before all that the file says. */
  | {
      readonly kind: 'replaced';
      readonly name: string;
      readonly tag: string | undefined;
      readonly digest: string | undefined;
    }
  /** There is a list, and it has nothing to say of it. */
  | { readonly kind: 'unknown' };

/** What the list of bases says of an image; an entry with its tag goes before one without. */
export function readApproval({ bases }: Policy, reference: ImageReference): Approval {
  if (bases === undefined) return { kind: 'unlisted' };
  const name = familiarName(reference);
  const tag = reference.tag ?? 'latest';
  const entries = Object.entries(bases).flatMap(([from, to]) => {
    const [was, is] = [parseReference(from), parseReference(to)];
    return was && is ? [{ was, is }] : [];
  });
  const own = entries.filter(({ was }) => familiarName(was) === name);
  const found = own.find(({ was }) => was.tag === tag) ?? own.find(({ was }) => was.tag === undefined);
  const isIt = ({ is }: { readonly is: ImageReference }): boolean =>
    familiarName(is) === name && (is.digest === undefined ? (is.tag ?? tag) === tag : is.digest === reference.digest);
  if (entries.some(isIt)) return { kind: 'approved' };
  if (!found) return { kind: 'unknown' };
  return { kind: 'replaced', name: familiarName(found.is), tag: found.is.tag, digest: found.is.digest };
}

/**
 * A reference as it is written once its image is replaced: what stands behind the name stays, unless the list gives a tag or
 * a digest.
 * @param text as written in the FROM
 * @returns `undefined` where the name is in a variable, or a variable would be lost
 */
export function writeApproved(
  text: string,
  { name, tag, digest }: Approval & { readonly kind: 'replaced' },
): string | undefined {
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  const [old, rest] = colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon)];
  if (/[$"'@]/.test(old) || /["'@]/.test(rest)) return undefined;
  if (tag === undefined && digest === undefined) return `${name}${rest}`;
  if (rest.includes('$')) return undefined;
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
