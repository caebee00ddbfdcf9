/** What the engine says: which machine trains, devices that are lost, what does not fit, the check. */
export const engine = {
  'The engine crashed: {0}.': '引擎崩溃：{0}。',
  'no reason given': '未说明原因',
  'the worker stopped': '工作线程停止了',
  'The data could not be read ({0}).': '数据无法读取（{0}）。',
  'TypeScript, one thread': 'TypeScript，单个线程',
  'WebAssembly SIMD, one thread': 'WebAssembly SIMD，单个线程',
  'WebAssembly relaxed SIMD, one thread': 'WebAssembly relaxed SIMD，单个线程',

  // Devices.
  'The GPU failed ({0}). Resuming from epoch {1}.': 'GPU 出错（{0}）。正从第 {1} 轮恢复。',
  'The GPU was lost ({0}). Resuming from epoch {1}.': 'GPU 丢失（{0}）。正从第 {1} 轮恢复。',
  'The GPU failed. Training resumed on {0} from epoch {1}.':
    'GPU 出错。已在{0}上从第 {1} 轮继续训练。',
  'The GPU was lost. Training resumed on {0} from epoch {1}.':
    'GPU 丢失。已在{0}上从第 {1} 轮继续训练。',
  'The GPU failed. Training goes on with {0}.': 'GPU 出错。训练在{0}上继续。',
  'The GPU was lost. Training goes on with {0}.': 'GPU 丢失。训练在{0}上继续。',
  'a new GPU device': '新的 GPU 设备',
  'the CPU': '本机 CPU',
  'this browser has no navigator.gpu': '此浏览器没有 navigator.gpu',
  'this address (it is not secure) has no navigator.gpu':
    '此地址（不是安全连接）没有 navigator.gpu',
  'requestAdapter() returned null': 'requestAdapter() 返回了 null',
  'no memory for {0} bytes on the GPU: {1}': 'GPU 上没有 {0} 字节的内存：{1}',
  '{0}[{1}] is {2}, not {3}': '{0}[{1}] 是 {2}，应为 {3}',

  // What does not fit into memory.
  'Too large for the GPU.': '对 GPU 来说太大。',
  'All data together need {0}; {1} are allowed.': '全部数据共需 {0}；允许 {1}。',
  'The {0} need {1}; {2} are allowed.': '缓冲区 {0} 需要 {1}；允许 {2}。',
  'No number of neurons fits: use fewer rows or inputs.': '神经元再少也放不下：请减少行数或输入。',
  '{0} seed fits.': '可以放下 {0} 个种子。',
  '{0} seeds fit.': '可以放下 {0} 个种子。',
  'Hidden layers of {0} neurons fit with one seed.':
    '只用一个种子时，可以放下 {0} 个神经元的隐藏层。',

  // The check of a network on screen.
  'The engine’s own logits: {0}': '引擎自己的 logit：{0}',
  'Logits on {0} test inputs, the farthest': '{0} 个测试输入上的 logit，相差最大的一个',
  'The test accuracy at this epoch is not known.': '这一轮的测试准确率未知。',
  'Test accuracy on the curve': '曲线上的测试准确率',
  'Test loss on the curve': '曲线上的测试损失',
  'Faults in the lists of connections': '连接列表中的错误',
  'Interference and the other measures of the first layer.': '第一层的干扰及其他测量值。',
  'The answers to the test set: the network is too large for it.':
    '测试集上的回答：网络太大，无法复核。',
  'Measured test accuracy': '测得的测试准确率',
  'Measured test loss': '测得的测试损失',
  'Examples in another cell of the confusion matrix': '落在混淆矩阵其他格中的样本数',
  'Layer {0}: inputs that two children of one neuron share':
    '第 {0} 层：同一神经元的两个子神经元共有的输入',
  'Layer {0}: connections in the ledger': '第 {0} 层：账目中的连接数',
  'Layer {0}: weights after the split': '第 {0} 层：拆分后的权重数',
  'Non-zero weights beyond the budget': '超出预算的非零权重',
  'Inputs that two children of one neuron share': '同一神经元的两个子神经元共用的输入',
  'Non-zero weights': '非零权重',
  Connections: '连接',
  'Budget in the ledger': '账目中的预算',
  'Input weights in the ledger': '账目中的输入权重',
  'Output weights in the ledger': '账目中的输出权重',
  'Input weights after the split': '拆分后的输入权重',
  'Output weights after the split': '拆分后的输出权重',
  'Measures are taken before the split, at it and at the end, not at this epoch.':
    '各项指标在拆分前、拆分时和结束时测量，这一轮没有。',
  'Its accuracy when pruned to the budget: that is another network.':
    '它剪枝到预算后的准确率：那是另一个网络。',
  '{0} counts of the connections before pruning: they are gone by now.':
    '剪枝前连接的 {0} 项计数：那些连接已不在。',
};
