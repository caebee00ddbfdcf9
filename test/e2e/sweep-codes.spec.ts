/** Codes as what a sweep's cells show: from the menu to the plot, the same numbers as in the file. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { watchErrors } from './support';
import { allTrained, openSweep, rows, start, TINY } from './sweep-support';

test('codes and agreement are in the menu, the table and the file, measured where it trained', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openSweep(page, `${TINY}&metric=codeless`);
  await start(page);
  await allTrained(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const head = lines[0].split(',');
  const columnOf = (name: string): number[] => {
    const [cell, at, of, moment] = ['clauses', name, 'method', 'moment'].map((k) =>
      head.indexOf(k),
    );
    const kept = lines.slice(1).map((line) => line.split(','));
    return kept
      .filter((row) => row[cell] === '4' && row[of] === 'dense' && row[moment] === 'after')
      .map((row) => Number(row[at]));
  };
  const shown = async (): Promise<string> => {
    const row = (await rows(page)).find((cells) => cells[0] === '4' && cells.includes('dense'));
    return row?.join(' ') ?? '';
  };
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;

  const codeless = columnOf('codeless');
  expect(codeless).toHaveLength(2);
  for (const count of codeless) expect([0, 1, 2, 3, 4]).toContain(count);
  expect(await shown()).toContain(mean(codeless).toFixed(2));

  const menu = page.locator('select.sweep-metric');
  await menu.selectOption({ label: 'agreement with its signs alone' });
  await expect(page).toHaveURL(/metric=agreement/);
  const agreement = columnOf('agreement');
  for (const share of agreement) expect(share).toBeGreaterThan(0.3);
  expect(await shown()).toContain((100 * mean(agreement)).toFixed(1));

  await menu.selectOption({ label: 'neurons that carry each clause, weights shuffled' });
  await expect(page).toHaveURL(/metric=codeWeightNull/);
  expect(await shown()).toContain(mean(columnOf('codeWeightNull')).toFixed(2));
  expect(errors).toEqual([]);
});
