// @ts-check
/**
 * The Content-Security-Policy of the built page, as the first thing in its head: nothing but what
 * the site itself serves, no script or style inside the HTML (the styles before the first script
 * are let through by their hash), no form, no plugin, and scripts only from addresses that the one
 * Trusted Types policy in `public/before.js` lets through. The dev server has none: hot reloading
 * works by scripts inside the HTML.
 */
import { createHash } from 'node:crypto';

/** The end of the tag that says how the page is encoded, which must come before everything. */
const CHARSET = /<meta charset="utf-8"\s*\/?>/;

/**
 * The policy of a page.
 *
 * @param {string} html as it is served
 * @returns {string}
 * @throws {Error} where something in the page could not work under it
 */
export function policyFor(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '');
  const inline = [...bare.matchAll(/<script\b([^>]*)>/g)].find(([, at]) => !/\ssrc=/.test(at));
  if (inline) throw new Error(`a script inside the HTML would be blocked: ${inline[0]}`);
  const handler = /<[^>]*\s(on\w+|style)\s*=/.exec(bare);
  if (handler) throw new Error(`the attribute ${handler[1]} would be blocked: ${handler[0]}`);
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    // The engine on the CPU is WebAssembly; nothing is ever compiled from a text.
    "script-src 'self' 'wasm-unsafe-eval'",
    ["style-src 'self'", ...styles].join(' '),
    // data: the arrow of menus; blob: a figure on its way to a PNG file.
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/**
 * The page with its policy.
 *
 * @param {string} html
 * @returns {string}
 */
export function withPolicy(html) {
  if (!CHARSET.test(html)) throw new Error('the page does not say that it is UTF-8');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}" />`;
  return html.replace(CHARSET, (charset) => `${charset}\n    ${meta}`);
}

/**
 * Makes the Vite plugin.
 *
 * @returns {import('vite').Plugin}
 */
export function security() {
  return {
    name: 'fpe-security',
    apply: 'build',
    // Last: styles are hashed as they are served.
    transformIndexHtml: { order: 'post', handler: withPolicy },
  };
}
