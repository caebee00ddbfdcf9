/**
 * The GPU is there, and yet cannot do what it was given: no memory for a buffer, a kernel that does
 * not compile, a command refused. Trying again on the same GPU would end the same way, so the CPU
 * takes over; a wrong call of ours is a plain error and does not.
 */
export class GpuFault extends Error {}
