import type { BuildTrouble } from './builder.ts';
import type { CommandResult } from './command.ts';
import { readLastWord, readLines } from './last-word.ts';

/** Why nothing was built, with a sentence that says what to do. */
export interface Trouble {
  readonly outcome: BuildTrouble;
  /** Not masked. */
  readonly because: string;
}

/** A message by which a trouble is known. */
interface Sign {
  readonly pattern: RegExp;
  readonly outcome: BuildTrouble;
  /** What it means, and what to do. */
  readonly advice: string;
}

const NO_SPACE: Sign = {
  pattern: /no space left on device|disk quota exceeded/i,
  outcome: 'no-space',
  advice:
    'the disk of the engine or of the temporary folder is full; make room (`docker system df` says what takes it) and run it again',
};

/** What a builder says itself, about its engine, its disk, the base images. The first that applies decides. */
const OWN_SIGNS: readonly Sign[] = [
  {
    pattern: /permission denied while trying to connect|dial unix \S+: connect: permission denied/i,
    outcome: 'no-engine',
    advice:
      'this user may not speak to the engine; add it to the engine\'s group (often "docker"), or take a rootless engine',
  },
  {
    pattern: /buildx component is missing|unknown command: docker buildx/i,
    outcome: 'no-engine',
    advice: 'BuildKit needs the buildx plugin of Docker; install it (often the package docker-buildx-plugin)',
  },
  {
    pattern: /no builder "[^"]*" found/i,
    outcome: 'no-engine',
    advice: 'there is no such builder; `docker buildx ls` lists those that there are',
  },
  {
    pattern:
      /cannot connect to the (?:docker daemon|podman)|unable to connect to podman|error during connect|code = Unavailable|error reading from server|failed to list workers|the docker daemon (?:is not|isn't) running|broken pipe|use of closed network connection|closing transport|^(?:unexpected )?EOF$|: (?:unexpected )?EOF$/im,
    outcome: 'no-engine',
    advice: 'the engine does not answer, or went away during the build; start it, and run it again',
  },
  NO_SPACE,
  {
    pattern:
      /network bridge not found|failed to (?:create|add) .{0,40}(?:bridge|veth)|could not find .{0,60}cni|plugin type="?bridge/i,
    outcome: 'no-network',
    advice: 'the engine has no network for builds; let it build on the network of the host',
  },
  {
    pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
    outcome: 'missing-base',
    advice: 'the registry gives no more images for now; log in to it, or wait',
  },
  {
    pattern: /dial tcp: lookup|no such host|server misbehaving|temporary failure in name resolution/i,
    outcome: 'no-network',
    advice: 'the name of the registry cannot be resolved; connect to a network, or pull the base image beforehand',
  },
  {
    pattern:
      /i\/o timeout|TLS handshake timeout|network is unreachable|no route to host|Client\.Timeout exceeded|proxyconnect tcp|connection refused|connection reset by peer|context deadline exceeded/i,
    outcome: 'no-network',
    advice:
      'the registry cannot be reached; look at the network and the proxy of the engine, or pull the base image beforehand',
  },
  {
    pattern: /failed to verify certificate|x509: /i,
    outcome: 'no-network',
    advice: 'the engine does not trust the registry; give it the certificate of the registry or of the proxy before it',
  },
  {
    pattern: /no match for platform|no image found in (?:image index|manifest list) for architecture/i,
    outcome: 'missing-base',
    advice: 'the base image is not made for this platform; ask for another one with --platform',
  },
  {
    pattern:
      /pull access denied|authorization failed|requested access to the resource is denied|unauthorized|401 Unauthorized|403 Forbidden|authentication required|invalid username\/password/i,
    outcome: 'missing-base',
    advice:
      'the base image is not there, or may not be had without a login; look at its name, or log in to its registry',
  },
  {
    pattern:
      /failed to resolve source metadata|manifest unknown|manifest for \S+ not found|short-name .* did not resolve|name unknown|image not known|no such image|(?:initializing|copying|reading) (?:source|manifest|system image)|error (?:pulling|resolving) image/i,
    outcome: 'missing-base',
    advice: 'the base image is not to be had; look at its name, tag and digest',
  },
];

/** What a step of the Dockerfile prints where its surroundings are to blame. Only asked where that step failed. */
const STEP_SIGNS: readonly Sign[] = [
  NO_SPACE,
  {
    pattern:
      /temporary failure (?:resolving|in name resolution)|could not resolve host|EAI_AGAIN|getaddrinfo ENOTFOUND|NameResolutionError|name or service not known|dial tcp: lookup \S+|DNS lookup error|DNS: transient error|network is unreachable|wget: bad address|Could not resolve '/i,
    outcome: 'no-network',
    advice: 'the step has no network, or the name of a host in it cannot be resolved; look at the network of builds',
  },
];

/** The builder's words for a step that ended by its own doing. */
const STEP_FAILED =
  /did not complete successfully: exit code: (\d+)|building at STEP "(?:RUN|run)[^]*(?:exit status|exited with status) (\d+)|returned a non-zero code: (\d+)/;

/** How far back, in lines, the output of the step that failed is read. */
const STEP_LINES = 60;

/** What says that a process was killed from outside, most often since the memory was used up. */
const KILLED = 137;

/**
 * Why a build ended without an image. What the builder says itself decides; what a step printed only where that step
 * failed, and only for what a Dockerfile cannot do by itself: no space, no name resolution.
 */
export function readBuildTrouble(result: Pick<CommandResult, 'end' | 'exitCode' | 'output' | 'milliseconds'>): Trouble {
  const seconds = Math.max(1, Math.round(result.milliseconds / 1000));
  if (result.end === 'aborted') return { outcome: 'aborted', because: 'the build was interrupted' };
  if (result.end === 'timed-out') {
    const because = `the build did not end within ${seconds} s, and was stopped; give it more time, or look at its last lines for what it waits`;
    return { outcome: 'timed-out', because };
  }
  if (result.end === 'not-started') {
    return {
      outcome: 'no-engine',
      because: `the builder cannot be run: ${result.output}; install it, or choose another`,
    };
  }
  const word = readLastWord(result.output);
  const failedStep = STEP_FAILED.exec(word);
  if (failedStep) return readStepTrouble(result.output, word, Number(failedStep[1] ?? failedStep[2] ?? failedStep[3]));
  const sign = OWN_SIGNS.find(({ pattern }) => pattern.test(word));
  if (sign) return { outcome: sign.outcome, because: `${sign.advice} (the builder says: ${word})` };
  if (result.exitCode === undefined) {
    return { outcome: 'no-engine', because: 'the builder was killed from outside; see whether the memory is used up' };
  }
  const because = word === '' ? `the builder ended with exit code ${result.exitCode} and did not say why` : word;
  return { outcome: 'failed', because };
}

function readStepTrouble(output: string, word: string, exitCode: number): Trouble {
  const lines = readLines(output, STEP_LINES).join('\n');
  const sign = STEP_SIGNS.find(({ pattern }) => pattern.test(lines));
  if (sign) return { outcome: sign.outcome, because: `${sign.advice} (the builder says: ${word})` };
  if (exitCode !== KILLED) return { outcome: 'failed', because: word };
  return { outcome: 'failed', because: `${word}: it was killed, most often since the memory was used up` };
}
