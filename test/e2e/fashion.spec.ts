import { expect, test } from '@playwright/test';

test('the built site serves FashionMNIST in shards that unpack to what their checksums say', async ({
  page,
}) => {
  await page.goto('/');
  const found = await page.evaluate(async () => {
    const address = (name: string) => new URL(`data/fashion-mnist/${name}`, document.baseURI);
    const manifest = await (await fetch(address('manifest.json'))).json();
    const sums: { wanted: string; got: string; bytes: number; length: number }[] = [];
    for (const { file, sha256, bytes } of [manifest.shards[0], manifest.shards.at(-1)]) {
      const packed = await (await fetch(address(file))).blob();
      const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
      const content = await new Response(stream).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
      const got = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      sums.push({ wanted: sha256, got, bytes, length: packed.size });
    }
    return { count: manifest.shards.length, sums };
  });
  expect(found.count).toBe(17);
  for (const { wanted, got, bytes, length } of found.sums) {
    expect(got).toBe(wanted);
    expect(length).toBe(bytes);
  }
  expect(found.sums[0].got).not.toBe(found.sums[1].got);
});
