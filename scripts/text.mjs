// @ts-check
/**
 * Finds the texts of the page in its source: every key of the catalogue (the first argument of `t`,
 * `later` and `said`, and templates tagged by `TAGS`), and what is shown without having been given to
 * any of them. On the syntax tree, which a pattern could not replace.
 *
 * `node scripts/text.mjs [path …]` prints the keys of these files or folders that have no Chinese.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync } from 'vite';

/** Functions whose first argument is a key; see `src/lib/text.ts` and `src/ui/said.tsx`. */
const CALLS = new Set(['t', 'later', 'said']);
/** What tags a template that is a key; the last one is of `src/lessons/words.ts`. */
const TAGS = new Set(['t', 'later', 'words']);
/** Functions whose second argument is a noun that is counted; see `src/plots/format.ts`. */
const COUNTS = new Set(['count', 'counted', 'some']);
const CONTEXT = ' // ';

/**
 * @typedef {{ type: string, start: number, [key: string]: unknown }} Node
 * @typedef {{ path: string, line: number, text: string }} Found
 */

/**
 * The children of a node, in order.
 *
 * @param {Node} node
 * @returns {Node[]}
 */
function children(node) {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'type' || key === 'start' || key === 'end') return [];
    return (Array.isArray(value) ? value : [value]).filter(
      (child) => typeof child === 'object' && child !== null && typeof child.type === 'string',
    );
  });
}

/**
 * The tree of a file.
 *
 * @param {string} path
 * @param {string} source
 * @returns {Node}
 */
function treeOf(path, source) {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return /** @type {Node} */ (/** @type {unknown} */ (program));
}

/** @param {Node} node */
const textOf = (node) =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

/**
 * A template's English text, its values as `{0}`, `{1}` …
 *
 * @param {Node} template
 */
const templateKey = (template) =>
  /** @type {{ value: { cooked: string } }[]} */ (template.quasis)
    .map((quasi) => quasi.value.cooked)
    .reduce((all, part, i) => `${all}{${i - 1}}${part}`);

/**
 * The texts that an argument may be: of a choice, both.
 *
 * @param {Node} node
 * @returns {string[]}
 */
function literals(node) {
  const text = textOf(node);
  if (text !== null) return [text];
  if (node.type === 'TemplateLiteral' && /** @type {Node[]} */ (node.expressions).length === 0) {
    return [templateKey(node)];
  }
  if (node.type === 'ConditionalExpression') {
    return [node.consequent, node.alternate].flatMap((n) => literals(/** @type {Node} */ (n)));
  }
  if (node.type === 'LogicalExpression') {
    return [node.left, node.right].flatMap((n) => literals(/** @type {Node} */ (n)));
  }
  return [];
}

/** @param {Node} node the function's name, where it is called by one */
const calleeOf = (node) => {
  const callee = /** @type {Node} */ (node.type === 'CallExpression' ? node.callee : node.tag);
  return callee.type === 'Identifier' ? String(callee.name) : '';
};

/** @param {Node} node */
const isKeyCall = (node) => node.type === 'CallExpression' && CALLS.has(calleeOf(node));
/** @param {Node} node */
const isKeyTemplate = (node) =>
  node.type === 'TaggedTemplateExpression' && TAGS.has(calleeOf(node));

/**
 * The keys of a file, with their lines.
 *
 * @param {string} path from the project's root
 * @param {string} source
 * @returns {Found[]}
 */
export function keysIn(path, source) {
  /** @type {Found[]} */
  const found = [];
  const add = (/** @type {Node} */ node, /** @type {string} */ text) =>
    found.push({ path, line: lineOf(source, node.start), text });
  const walk = (/** @type {Node} */ node) => {
    if (isKeyTemplate(node)) add(node, templateKey(/** @type {Node} */ (node.quasi)));
    if (node.type === 'CallExpression' && COUNTS.has(calleeOf(node))) {
      const noun = /** @type {Node[]} */ (node.arguments)[1];
      for (const text of noun ? literals(noun) : []) add(noun, `${text}${CONTEXT}count`);
    }
    if (isKeyCall(node)) {
      const [first, second] = /** @type {Node[]} */ (node.arguments);
      const context = calleeOf(node) === 't' && second ? textOf(second) : null;
      for (const text of first ? literals(first) : []) {
        add(node, context === null ? text : `${text}${CONTEXT}${context}`);
      }
    }
    children(node).forEach(walk);
  };
  walk(treeOf(path, source));
  return found;
}

/** @param {string} source @param {number} at */
const lineOf = (source, at) => source.slice(0, at).split('\n').length;

/** Attributes and properties that people read or hear. */
const SHOWN = new Set([
  ...['title', 'placeholder', 'alt', 'label', 'name', 'aria-label', 'aria-description'],
  ...['aria-roledescription', 'aria-valuetext', 'summary', 'heading', 'tip', 'empty', 'caption'],
]);
/** Elements whose text is the same in every language. */
const CODE = new Set(['kbd', 'code', 'pre', 'script', 'style', 'math', 'mi', 'mo', 'mn', 'mtext']);
/** What is given to these is no text: attributes of marks, errors for the console, selectors. */
const SILENT = new Set([
  ...['attr', 'style', 'classed', 'matchMedia', 'useMedia', 'querySelector', 'querySelectorAll'],
  ...['closest', 'setProperty', 'setAttribute', 'getPropertyValue', 'select', 'selectAll', 'join'],
  ...['fieldOf', 'RegExp', 'Error', 'Set', 'startsWith', 'endsWith', 'includes', 'split'],
]);

/** Two words beside each other with letters of prose. */
const isProse = (/** @type {string} */ text) => /[A-Za-z]{2,}[,;:.]? +[a-z]{2,}/.test(text);
const hasWord = (/** @type {string} */ text) => /[A-Za-z]{2,}/.test(text);

/**
 * Texts of a file that are shown and given to none of `CALLS`: text between tags, attributes that
 * are read, and literals of two words or more anywhere else.
 *
 * @param {string} path
 * @param {string} source
 * @returns {Found[]}
 */
export function bareIn(path, source) {
  /** @type {Found[]} */
  const found = [];
  const add = (/** @type {Node} */ node, /** @type {string} */ text) =>
    found.push({ path, line: lineOf(source, node.start), text: text.replace(/\s+/g, ' ').trim() });

  /** @param {Node} node @param {boolean} read whether any word here is read, not prose alone */
  const walk = (node, read) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportAllDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAnnotation':
      case 'TSLiteralType':
      case 'ThrowStatement':
        return;
      case 'JSXText':
        if (hasWord(String(node.value))) add(node, String(node.value));
        return;
      case 'JSXElement': {
        const opening = /** @type {Node} */ (node.openingElement);
        const name = /** @type {Node} */ (opening.name);
        walk(opening, false);
        if (name.type === 'JSXIdentifier' && CODE.has(String(name.name))) return;
        for (const child of /** @type {Node[]} */ (node.children)) walk(child, read);
        return;
      }
      case 'JSXAttribute': {
        const name = String(/** @type {Node} */ (node.name).name);
        if (/^(className|style|d|viewBox|data-|rel$|target$)/.test(name)) return;
        if (node.value) walk(/** @type {Node} */ (node.value), SHOWN.has(name));
        return;
      }
      case 'Property': {
        const key = /** @type {Node} */ (node.key);
        const name = String(key.type === 'Identifier' ? key.name : (textOf(key) ?? ''));
        walk(/** @type {Node} */ (node.value), SHOWN.has(name) && path.endsWith('.tsx'));
        return;
      }
      case 'TaggedTemplateExpression':
        if (isKeyTemplate(node)) {
          const { expressions } = /** @type {{ expressions: Node[] }} */ (
            /** @type {unknown} */ (node.quasi)
          );
          for (const value of expressions) walk(value, false);
          return;
        }
        break;
      case 'NewExpression':
      case 'CallExpression': {
        const callee = /** @type {Node} */ (node.callee);
        const name = String(
          callee.type === 'Identifier'
            ? callee.name
            : callee.type === 'MemberExpression'
              ? /** @type {Node} */ (callee.property).name
              : '',
        );
        walk(callee, false);
        if (SILENT.has(name)) {
          // Functions among them compute what is drawn.
          for (const one of /** @type {Node[]} */ (node.arguments)) {
            if (/Function/.test(one.type) && name !== 'attr') walk(one, false);
          }
          return;
        }
        const [first, ...rest] = /** @type {Node[]} */ (node.arguments);
        const looked = isKeyCall(node)
          ? rest.slice(name === 't' ? 1 : 0)
          : COUNTS.has(name)
            ? [first, ...rest.slice(1)].filter(Boolean)
            : node.arguments;
        for (const one of /** @type {Node[]} */ (looked)) walk(one, false);
        return;
      }
      case 'Literal': {
        const text = textOf(node);
        if (text !== null && (isProse(text) || (read && hasWord(text)))) add(node, text);
        return;
      }
      case 'TemplateLiteral': {
        const text = templateKey(node);
        if (isProse(text) || (read && hasWord(text))) add(node, text);
        for (const value of /** @type {Node[]} */ (node.expressions)) walk(value, false);
        return;
      }
      case 'ConditionalExpression':
        walk(/** @type {Node} */ (node.test), false);
        walk(/** @type {Node} */ (node.consequent), read);
        walk(/** @type {Node} */ (node.alternate), read);
        return;
      case 'BinaryExpression':
      case 'MemberExpression':
      case 'SwitchCase':
        for (const child of children(node)) walk(child, false);
        return;
    }
    for (const child of children(node)) {
      walk(child, read && /^(JSXExpressionContainer|LogicalExpression)$/.test(node.type));
    }
  };
  walk(treeOf(path, source), false);
  return found;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The source files of a file or folder of the project, with their paths from its root.
 *
 * @param {string} place
 * @returns {{ path: string, source: string }[]}
 */
export function sourcesOf(place) {
  const full = join(ROOT, place);
  const files = statSync(full).isFile()
    ? [full]
    : readdirSync(full, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((file) => ({
      path: relative(ROOT, file).split(sep).join('/'),
      source: readFileSync(file, 'utf8'),
    }))
    .filter(({ path }) => !path.startsWith('src/text/') && !path.endsWith('.d.ts'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function main() {
  const { withModule } = await import('./bundle.mjs');
  const places = process.argv.slice(2);
  await withModule('test/support/table-texts.ts', async (module) => {
    const { zh, tableTexts } = /** @type {any} */ (module);
    const known = (/** @type {string} */ key) => Object.hasOwn(zh, key);
    const all = (places.length > 0 ? places : ['src']).flatMap(sourcesOf);
    const keys = all.flatMap(({ path, source }) => keysIn(path, source));
    const tables = places.length > 0 ? [] : tableTexts();
    for (const { path, text } of [...keys, ...tables].filter(({ text }) => !known(text))) {
      console.log(`${path}\t${JSON.stringify(text)}`);
    }
    for (const { path, line, text } of places.length > 0
      ? all.flatMap(({ path, source }) => bareIn(path, source))
      : []) {
      console.log(`${path}:${line}\tnot wrapped: ${JSON.stringify(text)}`);
    }
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
