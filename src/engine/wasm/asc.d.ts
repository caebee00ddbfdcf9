/** What `scripts/vite-asc.mjs` gives for an AssemblyScript source: the .wasm in base64. */
declare module '*?asc' {
  const base64: string;
  export default base64;
}
declare module '*?asc&relaxed' {
  const base64: string;
  export default base64;
}
