/** The configuration of an image, as the OCI image specification and Docker write it, in words of our own. */
export interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  /** `KEY=value`, in order. */
  readonly env: readonly string[];
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  readonly workingDir: string;
  /** `''` where none is set. */
  readonly user: string;
  /** `80/tcp`, sorted. */
  readonly exposedPorts: readonly string[];
  /** Paths, sorted. */
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string | undefined;
  readonly healthcheck: Healthcheck | undefined;
  readonly shell: readonly string[] | undefined;
  readonly onBuild: readonly string[];
  /** Steps, oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** Times in nanoseconds, as Docker counts them; 0 is the default. */
export interface Healthcheck {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly retries: number;
}

export interface HistoryEntry {
  /** What made it, as the builder wrote it down. */
  readonly createdBy: string;
  /** Whether it made no layer. */
  readonly isEmpty: boolean;
}
