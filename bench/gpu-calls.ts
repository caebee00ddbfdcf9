/** Counts what any library on this page asks of the GPU. */

export const gpuCalls = { dispatches: 0, submits: 0 };

/** Starts counting, for devices that exist and those to come. Does nothing without WebGPU. */
export function countGpuCalls(): void {
  if (typeof GPUQueue === 'undefined') return;
  const { submit } = GPUQueue.prototype;
  GPUQueue.prototype.submit = function (...args) {
    gpuCalls.submits++;
    return submit.apply(this, args);
  };
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...args) {
    gpuCalls.dispatches++;
    return dispatchWorkgroups.apply(this, args);
  };
}
