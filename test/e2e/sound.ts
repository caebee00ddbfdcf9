import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe finds nothing in these places, or on the whole page. */
export async function sound(page: Page, ...places: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page });
  for (const place of places) axe.include(place);
  const { violations } = await axe.analyze();
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(', ')}`);
  expect(found).toEqual([]);
}
