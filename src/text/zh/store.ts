/** Messages: which machine trains and why, what went wrong, files and the history. */
export const store = {
  '{0}, seed {1}': '{0}，种子 {1}',
  '{0}, seed {1}: {2} non-zero weights after the split, but the budget is {3}. Training was stopped.':
    '{0}，种子 {1}：拆分后有 {2} 个非零权重，而预算是 {3}。训练已停止。',
  'at epoch {0}, step {1}': '第 {0} 轮第 {1} 步',
  '{0}: its loss was no longer a number {1}, with learning rate {2}. It stopped there; the others go on.':
    '{0}：{1}时损失已不再是数（学习率 {2}）。它停在那里，其余继续。',
  '{0} of {1} networks diverged with learning rate {2}, the first ({3}) {4}. The others go on.':
    '{1} 个网络中有 {0} 个在学习率 {2} 下发散，最早的（{3}）在{4}。其余继续。',
  'GPU lost · resuming from epoch {0}': 'GPU 丢失 · 从第 {0} 轮恢复',
  'This browser does not offer WebGPU here, so the networks train on the CPU; everything works, only slower.':
    '此浏览器在这里不提供 WebGPU，所以网络在 CPU 上训练；一切可用，只是慢一些。',
  'no WebGPU': '没有 WebGPU',
  'This browser has WebGPU but found no graphics adapter it can use, so the networks train on the CPU.':
    '此浏览器有 WebGPU，但没有找到可用的显卡，所以网络在 CPU 上训练。',
  'no adapter': '没有显卡',
  'A graphics adapter was found but refused to open a device, so the networks train on the CPU.':
    '找到了显卡，但它拒绝打开设备，所以网络在 CPU 上训练。',
  'device refused': '设备被拒',
  'The settings ask for the CPU.': '设置要求使用 CPU。',
  'as asked': '按设置',
  'A measurement before the run found the CPU faster than the GPU for networks like these.':
    '运行前的测量表明，对这样的网络 CPU 比 GPU 快。',
  'faster here': '在此更快',
  'These networks and their data need more memory than the GPU gives, so they train on the CPU.':
    '这些网络及其数据需要的内存超过 GPU 所能提供，所以在 CPU 上训练。',
  'too large': '过大',
  'The GPU was lost, so the networks train on the CPU.': 'GPU 丢失，所以网络在 CPU 上训练。',
  'GPU lost': 'GPU 丢失',
  'The GPU did not do what was asked of it, so the networks train on the CPU.':
    'GPU 没有完成所要求的工作，所以网络在 CPU 上训练。',
  'GPU failed': 'GPU 失败',
  'WebAssembly has no SIMD in this browser, so the plain TypeScript engine trains, many times slower.':
    '此浏览器的 WebAssembly 没有 SIMD，所以用普通 TypeScript 引擎训练，要慢许多倍。',
  'no SIMD': '没有 SIMD',
  'The test at start-up found a wrong result: {0}.': '启动测试发现错误的结果：{0}。',
  'It could not start: {0}.': '无法启动：{0}。',
  'Training could not start: {0}.': '训练无法启动：{0}。',
  'The example for α = {0} could not be shown: {1}': 'α = {0} 的示例无法显示：{1}',
  'This browser stores nothing for this page, so these runs are here only until the page is closed.':
    '此浏览器不为本页保存任何内容，所以这些运行只保留到页面关闭。',
  'The browser’s storage for this page is full, so from now on runs are here only until the page is closed.':
    '浏览器给本页的存储已满，所以从现在起运行只保留到页面关闭。',
  'Some of what was stored could not be read and was left out.':
    '保存的内容有一部分读不出来，已略去。',
  'The history failed: {0}.': '运行记录出错：{0}。',
  'The history could not be fetched: {0}.': '无法取得运行记录：{0}。',
  'The settings of its link are here: press Play to train them.':
    '链接中的设置已就位：点“开始”训练。',
  'What was on screen is still there.': '原来的画面仍在。',
  '{0} rows × {1} features in {2} classes, checksum {3}':
    '{0} 行 × {1} 个特征，{2} 个类别，校验和 {3}',
  '{0} rows × {1} inputs, checksum {2}': '{0} 行 × {1} 个输入，校验和 {2}',
  'Training could not start: the file is not on this page yet ({0}). Choose it under “Your own data”.':
    '训练无法启动：文件还不在本页（{0}）。请在“你自己的数据”中选择它。',
  'This experiment learns from a file that is not on this page yet ({0}). Choose it under “Your own data”; only its checksum is in the link.':
    '这个实验要从一个还不在本页的文件学习（{0}）。请在“你自己的数据”中选择它；链接里只有它的校验和。',
  'The file of this link is here ({0}): press Play to train.':
    '这个链接的文件已就位（{0}）：点“开始”训练。',
};
