import type { DroppedCulprit, ImageMeasures, Verification } from '../verify/verification.ts';

/** What a verification showed, for programs; docs/json.md describes every field. */
export function toVerificationJson(verification: Verification): object {
  const { outcome, because, logTail, reach, proofs, culprits, unproven, before, after, builder, builds, remarks } =
    verification;
  return {
    outcome,
    because: because ?? null,
    logTail,
    reach,
    proofs: proofs.map(({ key, reach: own, bytes }) => ({ key, reach: own, bytes: bytes ?? null })),
    dropped: culprits.map(toDropped),
    unproven: unproven.map(({ fix, needs }) => ({ ...toPlace(fix), needs })),
    before: before ? toMeasures(before) : null,
    after: after ? toMeasures(after) : null,
    builder,
    builds,
    remarks,
  };
}

function toDropped({ fix, because, details }: DroppedCulprit): object {
  return { ...toPlace(fix), because, details };
}

function toPlace({ line, transform, title, key }: DroppedCulprit['fix']): object {
  return { line, transform, title, key };
}

function toMeasures(measures: ImageMeasures): object {
  const { compressedSize, compressedLayerSizes, userId, stopTime, ...rest } = measures;
  return {
    ...rest,
    compressedSize: compressedSize ?? null,
    compressedLayerSizes: compressedLayerSizes ?? null,
    userId: userId ?? null,
    stopTime: stopTime ?? null,
  };
}
