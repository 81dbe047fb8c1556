import { secretValuesOf } from '../analysis/secrets.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { maskWith } from '../knowledge/secrets/mask.ts';
import type { BuildTrace, StageTrace, TraceEvent } from '../trace/build-trace.ts';
import type { ImageConfig } from '../trace/image-config.ts';

type Mask = (text: string) => string;

/** What a Dockerfile means, without the credentials that stand in it: to be shown, in whatever form. */
export function maskTrace({ stages }: BuildTrace, scan: Scan): BuildTrace {
  const mask = maskWith(secretValuesOf(scan));
  return { stages: stages.map((stage) => maskStage(stage, mask)) };
}

function maskStage(stage: StageTrace, mask: Mask): StageTrace {
  return {
    ...stage,
    base: mask(stage.base),
    events: stage.events.map((event) => maskEvent(event, mask)),
    config: maskConfig(stage.config, mask),
  };
}

function maskEvent(event: TraceEvent, mask: Mask): TraceEvent {
  const { kind, text, user, workingDir, state } = event;
  return {
    ...event,
    text: maskBehind(kind, text, mask),
    user: user && mask(user),
    workingDir: workingDir && mask(workingDir),
    state: state.map(mask),
  };
}

function maskConfig(config: ImageConfig, mask: Mask): ImageConfig {
  const { env, labels, onbuild, ...rest } = config;
  const others = Object.entries(rest).map(([key, value]) => {
    return [key, typeof value === 'string' ? mask(value) : value?.map(mask)];
  });
  return {
    ...(Object.fromEntries(others) as typeof rest),
    env: env.map(({ name, value }) => {
      return { name, value: value && maskBehind('ENV', `${name} ${value}`, mask).slice(name.length + 1) };
    }),
    labels: labels.map((label) => maskBehind('LABEL', label, mask)),
    onbuild: onbuild.map(mask),
  };
}

/** The keyword tells what the words behind it are: `ENV PASSWORD abc`. */
function maskBehind(keyword: string, text: string, mask: Mask): string {
  return mask(`${keyword} ${text}`).slice(keyword.length + 1);
}
