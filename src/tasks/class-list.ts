/** A subset of classes as it stands in a link: `0,3,7`, from 0, ascending; '' for all of them. */

const MOST = 1000;
const FORM = /^\d{1,3}(,\d{1,3})*$/;

/** The classes that a text names, null where it names none; [] for all. */
export function parseClasses(text: string): readonly number[] | null {
  if (text === '') return [];
  if (!FORM.test(text)) return null;
  const classes = text.split(',').map(Number);
  const ascends = classes.every((c, i) => c < MOST && (i === 0 || c > classes[i - 1]));
  return ascends && classes.length >= 2 ? classes : null;
}
