/** The sections below the first screen, the lesson's card, real data, checks, costs and frames. */
export const sections = {
  // The claims.
  'The claims': '论断',
  'What this shows, and what it does not': '本页说明了什么，没有说明什么',
  'The paper’s claims': '论文的论断',
  'Asked by us': '我们提出的',
  'Asked by us:': '我们提出的：',
  '{0} fair controls and limits that are not among the published trends.':
    '{0}公平的对照和适用边界，不在论文发表的趋势之列。',
  'Tested under settings that are ours; a dot is a seed, a tick the mean. “Published” is what the paper says, never our result.':
    '按我们的设置检验；一个点是一个种子，短竖线是均值。“论文发表”指论文的说法，绝不是我们的结果。',
  'The committed run could not be read ({0}). Each claim can still be run here. {1}':
    '随页面提供的结果读不出来（{0}）。每条论断仍可在此运行。{1}',
  'Stop all': '全部停止',
  'Run all here ({0} networks)': '在此全部运行（{0} 个网络）',
  'Of the paper’s {0} claims {1}.': '论文的 {0} 条论断：{1}。',
  'Of {0} asked by us {1}.': '我们提出的 {0} 条：{1}。',
  '{0} running': '{0} 条正在运行',
  'The run stopped: {0}': '运行中止：{0}',
  'published: {0}': '论文发表：{0}',
  'Seeds of this claim': '这条论断的种子',
  'It starts by itself.': '到时自动开始。',
  'stop{0}': '停止{0}',
  'load this setting{0}': '载入这个设置{0}',
  'run it again{0}': '再运行一次{0}',
  'run it here{0}': '在此运行{0}',
  'How it is judged': '判定依据',
  '{0}: {1}. {2}': '{0}：{1}。{2}',
  '{0}, not counted': '{0}，不计入',
  '{0} ({1}), above {2} in {3} of {4} seeds': '{0}（{1}），{4} 个种子中有 {3} 个高于 {2}',
  '{0} {1} ({2}), above {3} in {4} of {5} seeds': '{0} {1}（{2}），{5} 个种子中有 {4} 个高于 {3}',
  'Running · {0} of {1} seeds': '正在运行 · {0} / {1} 个种子',
  'Waiting for the one before': '等待前一条完成',
  'No numbers yet': '还没有数据',
  'run here, just now': '刚刚在此运行',
  'run here, just now, on the {0}': '刚刚在此用 {0} 运行',
  'from a baked run of {0} on {1}': '来自 {0}的预先运行，使用 {1}',
  '{0}, in Node': '{0}（在 Node 中）',
  'No verdict before {0} seeds.': '跑完 {0} 个种子才有结论。',
  '{0} {1} {2}': '{2} 年 {1} {0} 日',
  January: '1 月',
  February: '2 月',
  March: '3 月',
  April: '4 月',
  May: '5 月',
  June: '6 月',
  July: '7 月',
  August: '8 月',
  September: '9 月',
  October: '10 月',
  November: '11 月',
  December: '12 月',

  // The theory.
  'The theory': '理论',
  'Why it works: clauses kept whole, clauses kept apart': '为什么有效：子句既完整又分开',
  'Coverage and collisions': '覆盖与碰撞',
  coverage: '覆盖率',
  collisions: '碰撞',
  'all // of the inputs': '全部',
  'A neuron can only compute a clause if one of its children receives {0} of the clause’s inputs: the clause is kept whole. And clauses that are whole in the same child still get in each other’s way, as they did before the split. A good split keeps many clauses whole ({1}) and few of them together ({2}).':
    '只有当某个子神经元得到一个子句的{0}输入时，神经元才能计算这个子句，也就是说子句保持完整。而在同一个子神经元里都完整的子句，仍像拆分前一样互相妨碍。好的拆分让许多子句保持完整（{1}高），又让它们很少落在一起（{2}少）。',
  'The formulas, with the numbers of this run': '公式，代入这次运行的数字',
  'C(n, r): in how many ways r things can be chosen out of n. All of this is before pruning, for clauses that share no inputs, and agrees with simulation.':
    'C(n, r)：从 n 个中选 r 个的方式数。以上都指剪枝之前、子句不共用输入的情形，并与模拟结果一致。',

  // The mechanism.
  'What predicts the gain?': '什么能预测提升？',
  'What predicts the gain': '什么能预测提升',
  'Splitting changes many numbers at once. Which of them goes with a higher accuracy? And part of each change comes from the masks alone, whatever the weights have learned, so beside every line stands the same one for the same masks with the weights {0}.':
    '拆分会同时改变许多量。哪一个与更高的准确率相伴？每个变化又有一部分只来自掩码，与权重学到什么无关；所以每条线旁边都有一条对照：掩码相同，但权重{0}。',
  'shuffled // weights': '打乱',
  'Each mark is a mean or a network': '每个标记是一个均值还是一个网络',

  // The lesson's card.
  '{0}: what it says': '{0}：内容',
  'Watch one training step in slow motion': '慢放看一个训练步',
  'Train the networks first.': '请先训练网络。',
  'Show me': '指给我看',
  Skip: '跳过',
  Finish: '完成',
  'Done:': '已完成：',
  'To do:': '待完成：',
  'The networks on screen cannot show this yet: train them to the end with Play, or {0}.':
    '画面上的网络还不能说明这一点：点“开始”训练到底，或者{0}。',
  'go to the scene of this beat': '打开这一小节的场景',
  'Close the lesson': '关闭课程',
  'Close the lesson (Esc)': '关闭课程（Esc）',
  'Beats of the lesson': '课程小节列表',
  'Beat {0}: {1}': '第 {0} 小节：{1}',
  'Beat {0}: {1}, done': '第 {0} 小节：{1}，已完成',
  '{0} of {1}': '{0}/{1} 节',

  // Layered networks.
  'What the neurons read': '神经元读什么',
  'What each neuron reads': '每个神经元读什么',
  'The budget by layer': '各层预算',
  'The accuracy of each class': '各类别的准确率',
  'The cosines of the inputs': '输入的余弦',
  'How alike inputs are treated': '哪些输入被同样对待',
  'The confusion of classes': '类别的混淆',

  // What a step costs.
  'The cost of a step': '训练步的代价',
  'What a step costs on your machine': '在你的机器上，一步要花多少代价',
  'The paper ends on a claim about machines: what sparse networks cost is moving their non-zero weights, not computing with them. Measure it here: one training step of three networks, and how fast this machine copies memory.':
    '论文最后谈到硬件：稀疏网络的代价在于搬运非零权重，而不在于用它们计算。可以在这里测一测：三个网络各训练一步要多久，这台机器复制内存有多快。',
  Stop: '停止',
  Measure: '测量',
  'Measure again': '重新测量',
  'Share of the measurement': '测量进度',
  'It could not be measured: {0}.': '无法测量：{0}。',
  '{0}, {1}. This machine copies {2} GB a second, read and written.':
    '{0}，{1}。这台机器每秒复制 {2} GB（读写合计）。',
  'time of a step': '一步用时',
  'memory moved, at least': '至少搬运的内存',
  'against a copy': '与复制相比',
  'Times are medians of five interleaved rounds over random data; other work on this machine makes them longer. Memory is counted from the networks: weights, indices, moments and activations, each moved once where a step needs it.':
    '用时是在随机数据上交错测量五遍的中位数；机器上有其他工作时会变长。内存由网络本身数出：权重、索引、优化器的矩和激活值，一步需要时各搬运一次。',
  '{0}, α = {1}, batches of {2}': '{0}，α = {1}，批大小 {2}',
  'dense, {0} times the neurons': '稠密，{0} 倍的神经元',
  'split in {0}, same non-zero weights': '一拆为 {0}，非零权重不变',
  'At the same non-zero weights, a step of the split network takes about as long as one of the dense network.':
    '非零权重相同时，拆分网络的一步与稠密网络差不多一样快。',
  'At the same non-zero weights, a step of the split network takes {0} times as long as one of the dense network.':
    '非零权重相同时，拆分网络一步的用时是稠密网络的 {0} 倍。',
  'Against a dense network of {0} times the neurons it saves {1} of the time, for {2} times fewer weights.':
    '与神经元为 {0} 倍的稠密网络相比，它节省 {1} 的时间，而后者的权重是它的 {2} 倍。',
  'Sparsity by itself buys little here: a dense network of {0} times the neurons and {1} times the weights takes {2}.':
    '单靠稀疏在这里换不来多少速度：神经元为 {0} 倍、权重为 {1} 倍的稠密网络，{2}。',
  'even less time': '用时反而更短',
  'about as long': '用时也差不多',
  'The split network’s step moves memory at {0} of the pace of a plain copy: memory is what limits it, as the paper says.':
    '拆分网络的一步搬运内存的速度达到单纯复制的 {0}：限制它的正是内存，与论文所说一致。',
  'The split network’s step moves memory at {0} of the pace of a plain copy: on this machine it is not memory that limits it.':
    '拆分网络的一步搬运内存的速度是单纯复制的 {0}：在这台机器上，限制它的不是内存。',

  // Data of one's own, and real data.
  'A formula over up to 128 variables, at most 64 clauses once simplified':
    '公式：最多 128 个变量，化简后最多 64 个子句',
  'Go there // in a text': '跳到那里',
  'and, or, not, xor, implies, iff or & | ! ^ -> <->, also ∧ ∨ ¬ and * + ’; brackets, 0 and 1; or a DIMACS CNF.':
    '可用 and、or、not、xor、implies、iff，或 & | ! ^ -> <->，也可用 ∧ ∨ ¬ 和 * + ’；还有括号、0 和 1；或者 DIMACS 格式的 CNF。',
  'A table (CSV or TSV) or arrays of NumPy (.npz, .npy): choose or drop it':
    '表格（CSV 或 TSV）或 NumPy 数组（.npz、.npy）：选择文件，或拖放到这里',
  'A row an example. A table of zeros and ones (or true and false, yes and no, 1 and −1) trains networks of bits, as long as it has up to 128 inputs and 50,000 rows; all else is read as numbers with a class each. The label is the column named label, y, target or class, else the last one; two .npy files are features and labels.':
    '一行是一个样本。只含 0 和 1 的表格（或 true 和 false、yes 和 no、1 和 −1）用来训练以比特为输入的网络，最多 128 个输入、50,000 行；其余都读作数值，每行一个类别。名为 label、y、target 或 class 的列是标签，否则最后一列是；两个 .npy 文件分别是特征和标签。',
  'The file stays on your machine; the link has only its checksum and shape.':
    '文件留在你的机器上；链接里只有它的校验和与形状。',
  'Reading {0} MB …': '正在读取 {0} MB …',
  'Reading {0}': '正在读取 {0}',
  'Rows of a table': '表格的各行',
  'a,b,c,label\n0,1,1,1\n1,0,0,0': 'a,b,c,label\n0,1,1,1\n1,0,0,0',
  'Drop a snapshot (.fpe.json) to open it, or a file of data (.npz, .npy, .csv) to read it':
    '放下快照（.fpe.json）即可打开，放下数据文件（.npz、.npy、.csv）即可读取',
  'The images': '图像',
  'Real data at hand': '现成的真实数据',
  'FashionMNIST: pictures of ten kinds of clothing, 28 × 28 pixels each. They come from this site and stay on this machine for the next visit.':
    'FashionMNIST：十类服饰的图片，每张 28 × 28 像素。图片由本站提供，并留在这台机器上供下次使用。',
  'Load 10,000 images for training, 2,000 for testing (5.3 MB)':
    '加载 10,000 张训练图像、2,000 张测试图像（5.3 MB）',
  'Load all 70,000 images (31 MB)': '加载全部 70,000 张图像（31 MB）',
  'Progress of fetching data': '数据下载进度',
  'Train on FashionMNIST: 4 neurons, as in the paper':
    '用 FashionMNIST 训练：4 个神经元，与论文相同',
  'A small generated sample': '一份生成的小样例',
  '4,000 vectors of 64 numbers in ten classes, made from a seed, like those that CLIP makes of images: to try embeddings without a file.':
    '4,000 个 64 维向量，分为十类，由种子生成，类似 CLIP 由图像得到的向量：没有文件也能试试嵌入向量。',
  'Try it with a small generated sample': '用生成的小样例试试',
  '{0} images are here.': '已有 {0} 张图像。',
  '{0} images of the class {1}': '“{1}”类的 {0} 张图像',
  'Making the sample': '正在生成样例',
  'Fetching images': '正在下载图像',
  'Fetching images: {0} of {1} MB': '正在下载图像：{0} / {1} MB',
  'fetching data': '正在下载数据',
  '{0} of {1} MB': '下载 {0} / {1} MB',
  'Fetching data, then training starts.': '正在下载数据，随后开始训练。',
  '{0} rows × {1} features, in {2} classes.': '{0} 行 × {1} 个特征，分为 {2} 个类别。',
  'The file says which rows test: {0}; the other {1} are learned from.':
    '文件指明了用于测试的行：{0} 行；其余 {1} 行用于学习。',
  'The seed chooses about {0} rows to test on; the other {1} are learned from.':
    '由种子选出约 {0} 行用于测试；其余 {1} 行用于学习。',
  'Standardise: each feature gets mean 0 and variance 1 over the rows that train':
    '标准化：在训练行上，每个特征的均值为 0，方差为 1',
  'No clauses are known of such data, so a clause-aware split cannot be drawn; a split by features takes its place.':
    '这样的数据没有已知的子句，所以无法按子句拆分，改为按特征拆分。',
  'Rows of each class, the largest first': '各类别的行数，从多到少',
  'each {0} or more': '每类不少于 {0} 行',

  // The second computation.
  'Not checked': '未核对',
  'Checking…': '正在核对…',
  Verified: '已核对',
  'Failed: {0} checks': '{0} 项核对未通过',
  'Could not be checked': '无法核对',
  'Compares these networks with a second, independent computation':
    '用另一套独立的计算核对这些网络',
  'Are these numbers right?': '这些数字对吗？',
  'The networks on screen are computed a second time in this tab, in 64-bit numbers and by code that shares nothing with what trains. Two computations that round differently never agree to the last digit: “allowed” is how far apart rounding alone can bring them.':
    '画面上的网络会在这个标签页里重新计算一遍：用 64 位浮点数，代码与训练所用的毫无共享。舍入方式不同的两次计算，末位数字总会有出入：“允许”指单是舍入就可能造成的差距。',
  'At start-up {0} kernels of the GPU gave known answers, in {1} ms.':
    '启动时，GPU 的 {0} 个内核都给出了已知的答案，用时 {1} ms。',
  'Check again': '重新核对',
  'There is no network on screen that can be checked.': '画面上没有可以核对的网络。',
  'These networks have not been checked yet.': '这些网络还没有核对过。',
  'All {0} checks passed.': '{0} 项核对全部通过。',
  'These checks failed:': '以下核对未通过：',
  'The check could not be made: {0}': '无法核对：{0}',
  'The whole run once more': '整个运行再来一遍',
  'Trains the networks on screen from their first weights again, on the plain reference engine, and compares every epoch.':
    '用朴素的参考引擎，从初始权重重新训练画面上的网络，并逐轮比较。',
  'The reference of this check trains networks with one hidden layer only.':
    '此核对所用的参考引擎只训练单隐藏层网络。',
  'These networks are too large for it: it would take minutes.':
    '这些网络太大，要花好几分钟，因此不提供。',
  'Train again on the reference': '用参考引擎重新训练',
  'A weight, the farthest apart': '权重的最大差距',
  'A test accuracy, the farthest apart': '测试准确率的最大差距',
  'A test loss, the farthest apart': '测试损失的最大差距',
  'Networks with other connections': '连接不同的网络数',
  'Epochs compared: {0} of {1}.': '已比较 {0} / {1} 轮。',
  'The two runs stay together from the first epoch to the last.': '两次运行自始至终保持一致。',
  'The two runs part: see below.': '两次运行出现了分歧：见下。',
  'allowed: {0}': '允许：{0}',
  '✓ same': '✓ 一致',
  '✗ differs': '✗ 不同',
  'Answers on the test set': '测试集上的答案',
  'Counted in the network': '网络中的计数',
  Measures: '度量',
  'Logits by the engine on the {0}.': '引擎在 {0} 上算出的 logit。',
  'Checks: {0}': '核对项：{0}',
  Check: '核对项',
  Engine: '引擎',
  Reference: '参考',
  Apart: '差距',
  Allowed: '允许',
  Result: '结果',
  'Not checked here:': '此处未核对：',

  // Frames in other pages.
  Panels: '面板',
  Controls: '控件',
  'Locked settings: {0}': '锁定的设置：{0}',
  'Locked settings: none': '锁定的设置：无',
  'Nobody can change them in the frame, nor can a script. The lesson, the sweep and the claims set things by themselves, so they cannot stand beside.':
    '在嵌入的页面里谁也不能更改它们，脚本也不能。课程、扫描和论断会自行更改设置，所以不能与锁定并存。',
  'Page that may drive it': '可以控制它的网页',
  'Needs scheme and host only, e.g. https://school.example.':
    '只写协议和主机名，例如 https://school.example。',
  'Empty for whichever page frames it. Its scripts can then train, pause and set what is not locked.':
    '留空则任何嵌入它的网页都可以。那个网页的脚本可以训练、暂停，并更改未锁定的设置。',
  'Embed code': '嵌入代码',
  'HTML to paste into a page of yours. The script beside the frame gives it the height it needs.':
    '粘贴到你自己网页里的 HTML。框架旁的脚本会让它自动调整高度。',
  'Embed link': '嵌入链接',
  'The address in that code, for sites that make the frame themselves.':
    '代码中的地址，供自行生成框架的网站使用。',
  'The explorer': '探索页',
  narrow: '窄',
  Preview: '预览',
  'Width of the preview': '预览宽度',
  'Preview of the frame': '框架预览',
  '{0} pixels wide, it is {1} pixels high.': '宽 {0} 像素时，高 {1} 像素。',
  'Open it in a window': '在新窗口中打开',

  // Runs, sweeps and snapshots.
  'default settings': '默认设置',
  'same settings again': '设置同前',
  'seed {0}': '种子 {0}',
  '{0}: could not be trained ({1}). The others go on.': '{0}：无法训练（{1}）。其余继续。',
  'The sweep could not start: {0}.': '扫描无法启动：{0}。',
  'Training goes on from epoch {0} with an optimiser that starts anew. A snapshot file has everything.':
    '从第 {0} 轮接着训练，但优化器重新开始。快照文件才包含全部内容。',
  'Training goes on from epoch {0} with an optimiser that starts anew and only seed {1}, whose weights are in the link. A snapshot file has everything.':
    '从第 {0} 轮接着训练，但优化器重新开始，并且只有种子 {1}，因为链接里只有它的权重。快照文件才包含全部内容。',
};
