// Eight examples of a row of activations or gradients: one place to look up for eight numbers, where an
// emulated GPU spends more on finding a number than on multiplying it. Rows are whole eights.
struct Eight {
  low: vec4f,
  high: vec4f,
}
