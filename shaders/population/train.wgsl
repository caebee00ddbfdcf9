// Minibatch steps of whole networks, everything a step needs in workgroup memory. The equations
// and the phases are in population/whole-network.wgsl, shared with train-in-storage.wgsl, which
// takes the replicas that do not fit here; each replica belongs to exactly one of the two.
// #import lib/on-chip.wgsl
// #import population/whole-network.wgsl
