/** Nothing here may import a formula before the tests do: what is not fetched yet is the matter. */
import { expect, test } from 'vitest';
import { noticeText } from '../../src/spec/notice';
import { decode } from '../../src/spec/permalink';
import { loadTasks, TASKS, taskOf } from '../../src/tasks';
import { explorer } from '../support/explorer';

const LATE = ['cnf', 'parity', 'threshold', 'formula'] as const;
const LINK = 'v=1&task=cnf&seeds=2';

test('a task of formulas waits for what it is made of, and an edit of the store with it', async () => {
  // A link that was not waited for: said, and the default task stands in.
  expect(decode(LINK).notices.map(noticeText)).toEqual([
    'task = cnf is still being fetched; dnf is used.',
  ]);
  for (const id of LATE) {
    const options = { ...decode('').spec, formula: 'x1 & x2' };
    expect(taskOf(id).unready?.(options), id).toBe('is still being fetched');
  }
  expect(() => taskOf('cnf').groups(decode('').spec, 1)).toThrow('before they were loaded');

  // What needs nothing is not waited for.
  expect(loadTasks(['dnf', 'data', 'no such task', ''])).toBeUndefined();

  const page = explorer('v=1');
  page.store.getState().setSpec({ task: 'cnf' });
  page.url.paste('#v=1&task=parity&seeds=3');
  expect(page.state().spec.task).toBe('dnf');
  await loadTasks(LATE);
  await Promise.resolve();
  // Both came to pass in their order, without a word about waiting.
  expect(page.state().spec).toMatchObject({ task: 'parity', seeds: 3 });
  expect(page.texts()).toEqual([]);
  page.store.getState().undo();
  expect(page.state().spec.task).toBe('cnf');

  // From now on everything is at hand.
  expect(loadTasks(TASKS.map(({ id }) => id))).toBeUndefined();
  page.store.getState().setSpec({ task: 'threshold' });
  expect(page.state().spec.task).toBe('threshold');
  expect(decode(LINK)).toMatchObject({ spec: { task: 'cnf' }, notices: [] });
});
