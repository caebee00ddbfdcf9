/**
 * How much work to put into one batch so that results come every few seconds whatever the machine:
 * a first guess, then what the last batch took. Never changes a result.
 */
import { BATCH_BYTES, BATCH_NETWORKS, type BatchLimits } from './batches';

/** Seconds a batch should take. */
const TARGET = 3;
/** Work of the first batch: about a second on one CPU thread. */
const FIRST = 1e9;
/** The next batch is at most this much larger than the last. */
const GROWTH = 4;

export class BatchPacer {
  private work = FIRST;

  /** Tells how long a batch of that much work took. */
  took(work: number, seconds: number): void {
    const wanted = (work * TARGET) / Math.max(seconds, 0.01);
    this.work = Math.min(wanted, this.work * GROWTH);
  }

  /** Limits of the next batch where `left` work remains for `workers` in all. */
  limits(left: number, workers: number): BatchLimits {
    const work = Math.max(1, Math.min(this.work, left / workers));
    return { networks: BATCH_NETWORKS, bytes: BATCH_BYTES, work };
  }
}
