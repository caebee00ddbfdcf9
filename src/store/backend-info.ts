/** What the page says about the machinery in use: one plain message for each way WebGPU is missing. */
import type { BackendStatus, NoGpuReason } from '../engine/protocol';
import type { BackendInfo } from './state';

/** Before anything has answered. */
export const UNKNOWN_BACKEND: BackendInfo = {
  kind: null,
  adapter: '',
  reason: '',
  reasonShort: '',
  recovery: '',
};

const REASONS: Readonly<Record<NoGpuReason, { readonly long: string; readonly short: string }>> = {
  'no-api': {
    long: 'This browser does not offer WebGPU here, so the networks train on the CPU; everything works, only slower.',
    short: 'no WebGPU',
  },
  'no-adapter': {
    long: 'This browser has WebGPU but found no graphics adapter it can use, so the networks train on the CPU.',
    short: 'no adapter',
  },
  'device-refused': {
    long: 'A graphics adapter was found but refused to open a device, so the networks train on the CPU.',
    short: 'device refused',
  },
  asked: { long: 'The settings ask for the CPU.', short: 'as asked' },
  slower: {
    long: 'A measurement before the run found the CPU faster than the GPU for networks like these.',
    short: 'faster here',
  },
  'too-large': {
    long: 'These networks and their data need more memory than the GPU gives, so they train on the CPU.',
    short: 'too large',
  },
  lost: { long: 'The GPU was lost, so the networks train on the CPU.', short: 'GPU lost' },
  broken: {
    long: 'The GPU did not do what was asked of it, so the networks train on the CPU.',
    short: 'GPU failed',
  },
};

const NO_SIMD =
  'WebAssembly has no SIMD in this browser, so the plain TypeScript engine trains, many times slower.';

/** The state's form of what the engine reported, nothing to recover from. */
export function backendInfo(status: BackendStatus): BackendInfo {
  const reason = status.reason ? REASONS[status.reason] : undefined;
  const long = [reason?.long, status.noSimd ? NO_SIMD : undefined].filter(Boolean).join(' ');
  return {
    kind: status.kind,
    adapter: status.adapter,
    reason: long,
    reasonShort: status.noSimd ? 'no SIMD' : (reason?.short ?? ''),
    recovery: '',
    detail: status.detail,
    probe: status.probe,
  };
}
