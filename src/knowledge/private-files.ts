/**
 * Names of files that hold a credential: keys of SSH and TLS, and what tools read their tokens from (their own manuals, from
 * memory). Public halves are none.
 */
const PRIVATE =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.git-credentials|\.npmrc|\.pypirc|\.dockercfg|kubeconfig|[\w.-]*private[\w-]*\.(?:key|pem)|[\w-]+\.key)$/i;

/** Whether a file is one that holds a credential, by its name. */
export function isPrivateFile(path: string): boolean {
  return PRIVATE.test(path);
}
