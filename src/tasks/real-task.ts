/** What tasks over real-valued examples of several classes have in common: nobody knows clauses. */
import { later } from '../lib/text';
import { parseClasses } from './class-list';
import type { RealOutline, Task, TaskOption, TaskOptions } from './task';

interface RealParts {
  readonly id: string;
  readonly label: string;
  readonly explanation: string;
  readonly noun: string;
  readonly options: readonly TaskOption[];
  /** All classes, whichever are chosen; null where the options name no data. */
  outline(options: TaskOptions): RealOutline | null;
  /** Most examples of each part with all classes. */
  most(options: TaskOptions): { readonly train: number; readonly test: number };
  readonly unready: string;
}

/** The classes of these options, from 0: all of them, or the subset. Null where one does not exist. */
export function chosenClasses({ classes }: TaskOptions, all: number): readonly number[] | null {
  const chosen = parseClasses(classes);
  if (chosen === null || chosen.some((c) => c >= all)) return null;
  return chosen.length > 0 ? chosen : Array.from({ length: all }, (_, c) => c);
}

export function realTask<const Id extends string>(parts: RealParts & { readonly id: Id }) {
  const outlined = (options: TaskOptions): RealOutline => {
    const found = parts.outline(options);
    if (!found) throw new Error(`"${options.data}" names no data`);
    return found;
  };
  return {
    ...parts,
    unready: (options: TaskOptions): string | null =>
      parts.outline(options) === null ? parts.unready : null,
    outline(options: TaskOptions): RealOutline {
      const found = outlined(options);
      const chosen = chosenClasses(options, found.classNames.length);
      if (!chosen) throw new Error(`"${options.classes}" names no classes of this data`);
      return { ...found, classNames: chosen.map((c) => found.classNames[c]) };
    },
    inputs: (options: TaskOptions) => outlined(options).columns,
    clauseCount: () => 0,
    balance: () => Number.NaN,
    form: () => null,
    groups(options: TaskOptions) {
      const { columns } = outlined(options);
      return {
        count: 0,
        groupOf: new Int16Array(columns).fill(-1),
        sign: new Int8Array(columns).fill(1),
      };
    },
    examples(): never {
      throw new Error('these examples are no bits');
    },
    describe: (options: TaskOptions) => outlined(options).classNames.join(', '),
    refusal(options: TaskOptions): string | null {
      const { classNames } = outlined(options);
      return chosenClasses(options, classNames.length) === null
        ? later`has classes that are not among 0 … ${classNames.length - 1}`
        : null;
    },
  } as const satisfies Task;
}
