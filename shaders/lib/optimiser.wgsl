// The two update rules; twin of src/engine/cpu/optimiser.ts. Needs bindings `rates`, `state` and
// the accessors `parameter`, `set_parameter`. Adam's bias corrections come from the host table
// `rates`, two words a step: pow or running products here would change bits between chunk sizes.

const BETA1 = 0.9;
const BETA2 = 0.999;
const REST1 = 0.1;
const REST2 = 0.001;
const EPSILON = 1e-8;

struct Rule {
  adam: bool,
  /// SGD: learning rate, momentum. Adam: lr/(1−β1^t), 1/√(1−β2^t).
  rate: f32,
  second: f32,
}

/// The rule of a replica at a global step.
fn rule_of(r: Replica, step: u32) -> Rule {
  if (r.adam == 0u) {
    return Rule(false, r.learning_rate, r.momentum);
  }
  let row = r.rates + 2u * min(step - r.optimiser_start, r.rate_rows - 1u);
  return Rule(true, rates[row], rates[row + 1u]);
}

/// Moves parameter i of a replica (index within the replica) by its gradient g. One path for both
/// rules: emulated GPUs go through both sides of a branch. SGD keeps its velocity where Adam keeps m.
fn update(rule: Rule, first: u32, second: u32, i: u32, g: f32) {
  let kept = select(rule.second, BETA1, rule.adam);
  let m = kept * bitcast<f32>(state[first + i]) + select(1.0, REST1, rule.adam) * g;
  let v = select(0.0, BETA2 * bitcast<f32>(state[second + i]) + REST2 * (g * g), rule.adam);
  state[first + i] = bitcast<u32>(m);
  state[second + i] = bitcast<u32>(v);
  let scale = select(1.0, sqrt(v) * rule.second + EPSILON, rule.adam);
  set_parameter(i, parameter(i) - rule.rate * m / scale);
}
