/** The part of jStat that the tests compare with; it brings no types. */
declare module 'jstat' {
  export const jStat: {
    readonly studentt: {
      inv(p: number, df: number): number;
      cdf(x: number, df: number): number;
    };
    quantiles(values: number[], at: number[], alphap: number, betap: number): number[];
  };
}
