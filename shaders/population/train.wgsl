// Minibatch steps of whole networks, everything a step needs in workgroup memory. The equations
// and the phases are in population/whole-network.wgsl, shared with train-in-storage.wgsl, which
// takes the replicas that do not fit here, and train-dropconnect.wgsl, which takes those that drop
// weights; each replica belongs to exactly one of the three.
// #import lib/on-chip.wgsl
// #import lib/train-forward.wgsl
// #import lib/train-backward.wgsl
// #import population/whole-network.wgsl
