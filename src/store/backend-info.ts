/** What the page says about the machinery in use: one plain message for each way WebGPU is missing. */

import type { BackendStatus, NoGpuReason } from '../engine/protocol';
import { later, t } from '../lib/text';
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
    long: later(
      'This browser does not offer WebGPU here, so the networks train on the CPU; everything works, only slower.',
    ),
    short: later('no WebGPU'),
  },
  'no-adapter': {
    long: later(
      'This browser has WebGPU but found no graphics adapter it can use, so the networks train on the CPU.',
    ),
    short: later('no adapter'),
  },
  'device-refused': {
    long: later(
      'A graphics adapter was found but refused to open a device, so the networks train on the CPU.',
    ),
    short: later('device refused'),
  },
  asked: { long: later('The settings ask for the CPU.'), short: later('as asked') },
  slower: {
    long: later(
      'A measurement before the run found the CPU faster than the GPU for networks like these.',
    ),
    short: later('faster here'),
  },
  'too-large': {
    long: later(
      'These networks and their data need more memory than the GPU gives, so they train on the CPU.',
    ),
    short: later('too large'),
  },
  lost: {
    long: later('The GPU was lost, so the networks train on the CPU.'),
    short: later('GPU lost'),
  },
  broken: {
    long: later('The GPU did not do what was asked of it, so the networks train on the CPU.'),
    short: later('GPU failed'),
  },
};

const NO_SIMD = later(
  'WebAssembly has no SIMD in this browser, so the plain TypeScript engine trains, many times slower.',
);

/** The state's form of what the engine reported, nothing to recover from. */
export function backendInfo(status: BackendStatus): BackendInfo {
  const reason = status.reason ? REASONS[status.reason] : undefined;
  const fault = status.fault && t`The test at start-up found a wrong result: ${status.fault}.`;
  const long = [reason?.long, fault, status.noSimd ? NO_SIMD : ''].filter(Boolean).join(' ');
  return {
    kind: status.kind,
    adapter: status.adapter,
    reason: long,
    reasonShort: status.noSimd ? later('no SIMD') : (reason?.short ?? ''),
    recovery: '',
    detail: status.detail,
    probe: status.probe,
    ...(status.selfTest ? { selfTest: status.selfTest } : {}),
  };
}
