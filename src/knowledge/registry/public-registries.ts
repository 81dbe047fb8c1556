/**
 * Registries that anybody may ask, by the domain of a reference. A Dockerfile may be a stranger's: one that names any
 * other host could send requests into a network that it has no business in.
 */
export const PUBLIC_REGISTRIES: ReadonlySet<string> = new Set([
  'docker.io',
  'docker.elastic.co',
  'gcr.io',
  'ghcr.io',
  'mcr.microsoft.com',
  'nvcr.io',
  'public.ecr.aws',
  'quay.io',
  'registry.access.redhat.com',
  'registry.gitlab.com',
  'registry.k8s.io',
]);
