// Minibatch steps of whole networks in which every example drops weights, from storage buffers; see
// population/whole-network.wgsl. With k_eb, k_cb what example b keeps of both layers, one in α each:
//   z_cb = b_c + α·Σ_e k·w·x      mask = k_cb·[z > 0]      logit_b = output bias + α·Σ_c mask·v·z
//   S_c = Σ_b mask·dL             T_e = Σ_b mask·k_eb·dL·x
//   gw_e = α²·v·T                 gb_c = α·v·S             gv_c = α·(b·S + α·Σ_e w·T)
// #import lib/in-storage.wgsl
// #import lib/dropconnect.wgsl
// #import lib/dropconnect-forward.wgsl
// #import lib/dropconnect-backward.wgsl
// #import population/whole-network.wgsl
