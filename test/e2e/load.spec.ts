import { expect, test } from '@playwright/test';

test('the page loads without an error and asks no other host for anything', async ({
  page,
  baseURL,
}) => {
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== baseURL) foreign.push(url.href);
  });
  await page.goto('/');
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.waitForLoadState('networkidle');
  expect(problems).toEqual([]);
  expect(foreign).toEqual([]);
});

test('at most 150 KB of compressed script come before the first picture', async ({ page }) => {
  // The page itself notes when: a busy machine would let later scripts arrive before this test looks.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelectorAll('main svg path').length <= 5) return;
      performance.mark('first picture');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/');
  await page.locator('main svg path').nth(5).waitFor({ state: 'attached' });
  const bytes = await page.evaluate(() => {
    const drawn = performance.getEntriesByName('first picture')[0].startTime;
    const scripts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return scripts
      .filter(({ name, responseEnd }) => /\.js$/.test(name) && responseEnd <= drawn)
      .reduce((sum, { transferSize }) => sum + transferSize, 0);
  });
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(150 * 1024);
});
