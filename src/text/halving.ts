/**
 * How many items at the start of a list are wanted, found by halving: where one is not, none behind it may be.
 * @param isWanted asked of about log2 of the items
 */
export function countLeading<Item>(items: readonly Item[], isWanted: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isWanted(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
