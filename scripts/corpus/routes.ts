/**
 * Files that come out otherwise when their safe fixes are applied first and the unsafe ones after, with the reason. The
 * image is the same on both routes; what differs is where something stands. A file that is not here is a failure.
 */
export const ROUTES: Readonly<Record<string, string>> = {
  '0c26f7792d0c77c9': 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
  '6e2d38741a75d4cf': 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
  '6fc25dd7c6d16d55':
    'deleted in one RUN and fetched again by the next, before an unsafe join made one of them, which needs neither',
  '81e8d8df0695e697':
    'deleted in a RUN that an unsafe join puts in brackets; once it is in them, no place for the deletion is found',
  '83ca2e1d7c4c00d8': 'the line that showed where the file puts its && is part of another RUN after an unsafe join',
  b6780e28f1ea5aae: 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
  b785046a3c25a09e:
    'each of two RUNs deletes what it fetched; joined at once, one deletion at the end does for both of them',
  cda5e392269dec28: 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
  f91692782afeaf20: 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
  fec2d008a7274d22: 'the RUN that slim-base puts in stands alone where its neighbours were joined before it came',
  fbbf42d250b42516: 'deleted where its own RUN ended, which an unsafe join then put in the middle of a longer one',
};
