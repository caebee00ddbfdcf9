/** Why a shard did not come, for people. */

export type ShardProblem =
  /** The request never got an answer. */
  | 'unreachable'
  /** It got another than 200. */
  | 'status'
  /** More or fewer bytes than the manifest says. */
  | 'size'
  /** Not gzip, or of other content than the manifest says. */
  | 'damaged';

export class ShardError extends Error {
  override readonly name = 'ShardError';
  constructor(
    /** Name of the file. */
    readonly file: string,
    readonly problem: ShardProblem,
    what: string,
  ) {
    super(`${file}: ${what}`);
  }
}
