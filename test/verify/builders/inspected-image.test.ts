import { describe, expect, test } from 'vitest';
import { EngineError } from '../../../src/verify/engine-error.ts';
import { readHistory, readInspectedImage } from '../../../src/verify/inspected-image.ts';

describe('the configuration of an image as engines print it', () => {
  const config = {
    User: '1',
    Env: ['A=b'],
    Entrypoint: null,
    Cmd: ['x'],
    ExposedPorts: { '80/tcp': {} },
    Volumes: null,
  };

  test('Docker tells the history apart, in sizes', () => {
    const lines = [
      { CreatedBy: 'CMD ["x"]', Size: '0' },
      { CreatedBy: 'RUN /bin/sh -c true # buildkit', Size: '0' },
      { CreatedBy: '/bin/sh -c #(nop)  ENV A=b', Size: '0' },
      { CreatedBy: 'ADD rootfs.tar /', Size: '7' },
    ];
    const history = readHistory(lines.map((line) => JSON.stringify(line)).join('\n'));
    const image = readInspectedImage({ Architecture: 'amd64', Os: 'linux', Config: config }, history);
    expect(image).toMatchObject({
      architecture: 'amd64',
      user: '1',
      env: ['A=b'],
      cmd: ['x'],
      exposedPorts: ['80/tcp'],
    });
    expect(image.entrypoint).toBeUndefined();
    expect(image.history.map(({ isEmpty }) => isEmpty)).toEqual([false, true, false, true]);
  });

  test('Podman has the history and the health check beside it, Buildah other letters', () => {
    const history = [{ created_by: 'a', empty_layer: true }];
    const healthcheck = { Test: ['CMD', 'true'], Interval: 5 };
    const podman = { Architecture: 'arm64', Config: config, History: history, Healthcheck: healthcheck };
    const buildah = { architecture: 'arm64', config: { ...config, Healthcheck: healthcheck }, history };
    for (const image of [podman, buildah]) {
      expect(readInspectedImage(image)).toMatchObject({
        architecture: 'arm64',
        history: [{ createdBy: 'a', isEmpty: true }],
        healthcheck: { test: ['CMD', 'true'], interval: 5, retries: 0 },
      });
    }
  });

  test('what is nothing of the kind is an error of the engine', () => {
    expect(() => readInspectedImage({ Config: { Env: [1] } })).toThrow(EngineError);
    expect(() => readHistory('{')).toThrow(EngineError);
  });
});
