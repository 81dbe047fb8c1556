/**
 * Whose images everybody uses and nobody here builds: what stands before the first or second `/` of their names. Images for
 * pipelines, tools and services that Compose files and pipelines name most; from the registries' own lists of publishers.
 */
const PUBLISHERS: ReadonlySet<string> = new Set([
  'cimg', 'circleci', 'mcr.microsoft.com', 'bitnami', 'bitnamilegacy', 'grafana', 'prom', 'minio', 'mailhog', 'axllent', 'localstack',
  'hadolint', 'aquasec', 'anchore', 'sonarsource', 'confluentinc', 'hashicorp', 'cypress', 'selenium', 'koalaman', 'mvdan', 'tonistiigi',
  'moby', 'multiarch', 'linuxserver', 'gcr.io/kaniko-project', 'gcr.io/google.com', 'gcr.io/distroless', 'gcr.io/google-containers',
  'registry.k8s.io', 'k8s.gcr.io', 'docker.elastic.co', 'public.ecr.aws/docker', 'public.ecr.aws/lambda', 'quay.io/prometheus',
  'quay.io/buildah', 'quay.io/podman', 'registry.access.redhat.com', 'nvcr.io/nvidia', 'nvidia', 'bufbuild', 'golangci', 'alpine', 'jrottenberg',
  'opensearchproject', 'dpage', 'flyway', 'liquibase', 'swaggerapi', 'openapitools', 'jaegertracing', 'otel', 'envoyproxy', 'oven', 'denoland',
]); // prettier-ignore

/** Whether an image is one that somebody publishes for everybody, by its name without a tag. */
export function isPublicImage(name: string): boolean {
  const parts = name.split('/');
  return parts.length > 1 && (PUBLISHERS.has(parts[0]!) || PUBLISHERS.has(parts.slice(0, 2).join('/')));
}
