/**
 * A network read from its signs; twins of `src/engine/cpu/codes.ts`, whose docstrings say what they
 * compute and where it goes. Equal bit for bit.
 */
import { ALIVE_BIT, Field, field, floatAt, replicaAt, START_MASK, word } from './layout';

/** What parameter `tau` counts in. */
const ONE: f32 = 65536;
/** Most clauses of a formula; the bits of a 64-bit number. */
const MOST_CLAUSES: u32 = 64;
/** Words a child takes in slot codes. */
const CODE_WORDS: u32 = 4;

export function quantise(
  from: u32,
  replicas: u32,
  _children: u32,
  tau: u32,
  descriptors: usize,
  topology: usize,
  params: usize,
  quantised: usize,
): void {
  const part = <f32>tau / ONE;
  const share = part * part;
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const capacity = field(at, Field.edge_capacity);
    const room = field(at, Field.child_capacity);
    const n = field(at, Field.children);
    const starts = word(topology, field(at, Field.topology) + capacity);
    const weights = field(at, Field.weights);
    const source = word(params, weights);
    const target = word(quantised, weights);
    for (let c: u32 = 0; c < n; c++) {
      const first = load<u32>(word(starts, c)) & START_MASK;
      const end = load<u32>(word(starts, c + 1)) & START_MASK;
      row(word(source, first), word(target, first), end - first, share);
    }
    const outputs = capacity + room;
    memory.copy(word(target, capacity), word(source, capacity), (<usize>n) << 2);
    memory.copy(word(target, outputs), word(source, outputs), (<usize>n) << 2);
    store<u32>(word(target, outputs + room), load<u32>(word(source, outputs + room)));
  }
}

function row(source: usize, target: usize, count: u32, share: f32): void {
  let squares: f32 = 0;
  for (let e: u32 = 0; e < count; e++) squares += floatAt(source, e) * floatAt(source, e);
  const least = share * squares;
  const edges = <f32>count;
  let size: f32 = 0;
  if (squares < <f32>Infinity) {
    let total: f32 = 0;
    let kept: f32 = 0;
    for (let e: u32 = 0; e < count; e++) {
      const w = floatAt(source, e);
      if (!(w * w * edges > least)) continue;
      total += abs<f32>(w);
      kept += 1;
    }
    size = kept > 0 ? total / kept : 0;
  }
  for (let e: u32 = 0; e < count; e++) {
    const w = floatAt(source, e);
    const counts = size > 0 && w * w * edges > least;
    store<f32>(word(target, e), counts ? (w < 0 ? -size : size) : 0);
  }
}

export function codes(
  from: u32,
  replicas: u32,
  children: u32,
  stride: u32,
  descriptors: usize,
  groups: usize,
  topology: usize,
  params: usize,
  dense: usize,
  out: usize,
): void {
  for (let local: u32 = 0; local < replicas; local++) {
    const at = replicaAt(descriptors, from + local);
    const d = field(at, Field.inputs);
    const capacity = field(at, Field.edge_capacity);
    const table = word(groups, field(at, Field.clause_table));
    const starts = word(topology, field(at, Field.topology) + capacity);
    const outputs = field(at, Field.weights) + capacity + field(at, Field.child_capacity);
    const m = min(field(at, Field.clauses), MOST_CLAUSES);
    for (let c: u32 = 0; c < children; c++) {
      let bits: u64 = 0;
      let output: f32 = 0;
      if (c < field(at, Field.children) && load<u32>(word(starts, c)) & ALIVE_BIT) {
        output = floatAt(word(params, outputs), c);
      }
      // Infinite or not a number: no sign.
      if (output !== 0 && abs<f32>(output) < <f32>Infinity) {
        const row = word(dense, local * stride + c * d);
        for (let g: u32 = 0; g < m; g++) {
          bits |= (<u64>u32(carries(table, g, row, output > 0))) << g;
        }
      }
      const target = word(out, (local * children + c) * CODE_WORDS);
      store<u64>(target, output > 0 ? bits : 0);
      store<u64>(target, output > 0 ? 0 : bits, 8);
    }
  }
}

/** Whether a row of weights has the signs of the clause's literals, or all their opposites. */
function carries(table: usize, clause: u32, row: usize, positively: bool): bool {
  const from = load<u32>(word(table, clause));
  const end = load<u32>(word(table, clause + 1));
  for (let k = from; k < end; k++) {
    const literal = load<u32>(word(table, k));
    const w = floatAt(row, literal & 0xffff);
    const wanted = (literal >> 16 === 1) !== positively;
    if (!(wanted ? w > 0 : w < 0)) return false;
  }
  return from < end;
}
