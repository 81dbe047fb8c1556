const CYCLE_HOURS = 12.42;

export function isRising(date) {
  const hours = date.getTime() / 3_600_000;
  return Math.cos((2 * Math.PI * hours) / CYCLE_HOURS) > 0;
}
