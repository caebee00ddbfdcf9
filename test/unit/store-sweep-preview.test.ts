/** The sweep on screen before and after Start. */
import { describe, expect, it } from 'vitest';
import { shownCell } from '../../src/store/selectors';
import { sweepOnScreen } from '../../src/store/sweep-preview';
import { explorer } from '../support/explorer';

const LINK = 'v=1&sx=alpha:1,2,4&sy=clauses:4,8&seeds=2';

function opened(link: string) {
  const page = explorer(link);
  return { ...page, onScreen: () => sweepOnScreen(page.state().spec, page.state().sweep) };
}

describe('the sweep on screen', () => {
  it('is none without an axis', () => {
    expect(opened('').onScreen()).toBeNull();
  });

  it('stands with its axes before Start, nothing measured', () => {
    const { onScreen } = opened(LINK);
    const record = onScreen()?.record;
    expect(record?.x.values).toEqual([1, 2, 4]);
    expect(record?.y?.values).toEqual([4, 8]);
    expect(record?.seeds).toHaveLength(2);
    expect(record?.done.every((d) => d === 0)).toBe(true);
  });

  it('is the same record until something else is asked for', () => {
    const { state, onScreen } = opened(LINK);
    const first = onScreen();
    state().hoverCell(1);
    expect(onScreen()).toBe(first);
    state().setSpec({ seeds: 3 });
    expect(onScreen()?.record.seeds).toHaveLength(3);
    state().setSweep({ y: null });
    expect(onScreen()?.record.y).toBeNull();
  });

  it('is what is trained from then on, whatever is asked for', () => {
    const { state, onScreen } = opened(LINK);
    state().startSweep();
    const { record } = state().sweep;
    expect(record).not.toBeNull();
    state().setSweep({ x: { field: 'hidden', values: [4] } });
    expect(onScreen()?.record).toBe(record);
  });

  it('knows the cell on screen and opens the others before Start', () => {
    const { state } = opened(LINK);
    expect(shownCell(state())).toBe(3 + 1);
    state().loadCell(2);
    expect(state().spec).toMatchObject({ alpha: 4, clauses: 4 });
    expect(state().status.kind).toBe('starting');
    expect(shownCell(state())).toBe(2);
  });
});
