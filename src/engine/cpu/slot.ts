/** A slot in memory: one buffer seen as unsigned words and as floats. */
export interface Slot {
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
}

/** A zeroed slot of that many words. */
export function createSlot(words: number): Slot {
  const buffer = new ArrayBuffer(words * 4);
  return { u32: new Uint32Array(buffer), f32: new Float32Array(buffer) };
}
