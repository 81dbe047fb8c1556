/** What a builder made, so that it can take it away: nothing that was there before is among it. */
export interface Made {
  /** Remembers an image, as `sha256:…`, unless it was there before. */
  addImage(id: string): void;
  addContainer(id: string): void;
  forgetContainer(id: string): void;
  /** The newest first: what is built on another comes before that. */
  images(): readonly string[];
  containers(): readonly string[];
  clear(): void;
}

/** @param before images that the engine had before, as `sha256:…` */
export function rememberMade(before: ReadonlySet<string>): Made {
  const images = new Set<string>();
  const containers = new Set<string>();
  return {
    addImage(id) {
      if (!before.has(id)) images.add(id);
    },
    addContainer: (id) => void containers.add(id),
    forgetContainer: (id) => void containers.delete(id),
    images: () => [...images].reverse(),
    containers: () => [...containers],
    clear() {
      images.clear();
      containers.clear();
    },
  };
}
