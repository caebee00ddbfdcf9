/** What the page has beside its pictures and controls, fetched once it stands. */
import { NewVersion } from './new-version';
import { PageDrop } from './page-drop';
import { PrintSheet } from './print-sheet';
import { VerifiedBadge } from './verified-badge';

export function PageExtras() {
  return (
    <>
      <PageDrop />
      <NewVersion />
      <VerifiedBadge />
      <PrintSheet />
    </>
  );
}
