// Minibatch steps of whole networks whose weights and working arrays stay in storage buffers;
// see population/whole-network.wgsl.
// #import lib/in-storage.wgsl
// #import lib/train-forward.wgsl
// #import lib/train-backward.wgsl
// #import population/whole-network.wgsl
