/**
 * Registers the toy method the way a developer would: as `src/methods/index.ts` is loaded, it gets
 * an import and an entry. A Vite plugin of the test project `toy` only.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const REGISTER = resolve('src/methods/index.ts');
const END = '] as const satisfies readonly Method[];';

export const toyRegister = (): Plugin => ({
  name: 'toy-register',
  enforce: 'pre',
  transform(code, id) {
    if (resolve(id) !== REGISTER) return null;
    if (code.split(END).length !== 2) throw new Error(`no one end of the list in ${id}`);
    const file = JSON.stringify(resolve('test/support/toy-method.ts'));
    return {
      code: `import { toy } from ${file};\n${code.replace(END, `  toy,\n${END}`)}`,
      map: null,
    };
  },
});
