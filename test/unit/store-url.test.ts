import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noticeList } from '../../src/store/notices';
import { browserUrl } from '../../src/store/url';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window with nothing but an address bar. */
function fakePage(href = 'https://example.org/fpe/?debug=1#v=1') {
  let listener = () => {};
  const page = {
    location: { href, hash: '#v=1' },
    writes: [] as string[],
    forbidden: false,
    history: {
      state: { kept: true },
      replaceState(state: unknown, _: string, url?: string | URL | null) {
        if (page.forbidden) throw new DOMException('no', 'SecurityError');
        expect(state).toEqual({ kept: true });
        page.writes.push(String(url));
        page.location.hash = String(url);
      },
    },
    addEventListener(_: string, heard: () => void) {
      listener = heard;
    },
    removeEventListener() {
      listener = () => {};
    },
    paste(hash: string) {
      page.location.hash = hash;
      listener();
    },
  };
  return page;
}

describe('the address bar of a browser', () => {
  test('is read, and written without new history entries', () => {
    const page = fakePage();
    const url = browserUrl(page);
    expect(url.read()).toBe('#v=1');
    url.write('v=1&alpha=4');
    expect(page.writes).toEqual(['#v=1&alpha=4']);
    url.write('v=1&alpha=4');
    vi.advanceTimersByTime(5000);
    expect(page.writes).toHaveLength(1);
  });

  test('is written at most twice a second, the last state at the end', () => {
    const page = fakePage();
    const url = browserUrl(page);
    for (let i = 1; i <= 100; i++) {
      url.write(`v=1&seed=${i}`);
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(500);
    expect(page.writes.length).toBeLessThanOrEqual(7);
    expect(page.location.hash).toBe('#v=1&seed=100');
  });

  test('a pasted link wins over what was about to be written', () => {
    const page = fakePage();
    const url = browserUrl(page);
    const heard: string[] = [];
    const stop = url.onChange((fragment) => heard.push(fragment));
    url.write('v=1&seed=1');
    url.write('v=1&seed=2');
    page.paste('#v=1&alpha=8');
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual(['#v=1&alpha=8']);
    expect(page.location.hash).toBe('#v=1&alpha=8');
    stop();
    page.paste('#v=1');
    expect(heard).toHaveLength(1);
  });

  test('makes links of the whole address, whatever its fragment was', () => {
    expect(browserUrl(fakePage()).absolute('v=1&alpha=4')).toBe(
      'https://example.org/fpe/?debug=1#v=1&alpha=4',
    );
    expect(browserUrl(fakePage('http://h/')).absolute('v=1')).toBe('http://h/#v=1');
  });

  test('a frame that forbids writing does no harm', () => {
    const page = fakePage();
    page.forbidden = true;
    const url = browserUrl(page);
    expect(() => url.write('v=1&alpha=4')).not.toThrow();
  });
});

describe('notices', () => {
  test('the same text is said once, a topic has one message, and old ones go', () => {
    const list = noticeList();
    let notices = list.add([], { level: 'info', text: 'a', topic: 't' });
    expect(list.add(notices, { level: 'info', text: 'a' })).toBe(notices);
    notices = list.add(notices, { level: 'info', text: 'b', topic: 't' });
    expect(notices.map((n) => n.text)).toEqual(['b']);
    for (let i = 0; i < 30; i++) notices = list.add(notices, { level: 'info', text: `n${i}` });
    expect(notices).toHaveLength(20);
    expect(notices.at(-1)?.text).toBe('n29');
    expect(new Set(notices.map((n) => n.id)).size).toBe(20);
  });
});
