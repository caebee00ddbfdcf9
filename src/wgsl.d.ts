/** A WGSL file imported as text: its `// #import` lines are already replaced by the files named. */
declare module '*.wgsl' {
  const source: string;
  export default source;
}
