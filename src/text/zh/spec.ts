/**
 * The tables: fields, methods, tasks, measures and presets; what is wrong with a link or a setting.
 * As long as it is because the tables are.
 */
export const spec = {
  // Tasks.
  Task: '任务',
  task: '任务',
  'What the networks learn to tell apart.': '网络要学会区分什么。',
  'DNF over disjoint variables': '变量互不相交的 DNF',
  'CNF over disjoint variables': '变量互不相交的 CNF',
  'parity of a few inputs': '少数输入的奇偶性',
  'majority of a hidden half': '隐藏的一半输入的多数表决',
  'your own formula': '你自己的公式',
  'your own data': '你自己的数据',
  FashionMNIST: 'FashionMNIST',
  'embeddings of your own': '你自己的嵌入向量',
  'True when all inputs of at least one clause are on.': '至少有一个子句的所有输入都为 1 时为真。',
  'a random DNF': '随机 DNF',
  'True when at least one input of every clause is on.': '每个子句都至少有一个输入为 1 时为真。',
  'a random CNF': '随机 CNF',
  'True when an odd number of the inputs of one hidden clause is on.':
    '一个隐藏子句中为 1 的输入有奇数个时为真。',
  'a parity': '奇偶性任务',
  'True when more than half of the inputs in a hidden half of them are on.':
    '隐藏的那一半输入中，超过半数为 1 时为真。',
  'a majority': '多数表决任务',
  'True when the formula that you wrote is.': '你写的公式为真时为真。',
  'What the label column of your file says.': '以你文件中的标签列为准。',
  'a file': '文件',
  'Which of ten kinds of clothing a picture of 28 × 28 pixels shows.':
    '28 × 28 像素的图片是十类服饰中的哪一类。',
  images: '图像',
  'Which class a vector of numbers belongs to, as your file says.':
    '一个数值向量属于哪一类，以你的文件为准。',
  embeddings: '嵌入向量',

  // Fields.
  Clauses: '子句数',
  clauses: '子句',
  'How many rules the formula has; an example is true when at least one of them holds.':
    '公式有多少条规则；至少一条成立时，样本为真。',
  'Inputs per clause': '每个子句的输入数',
  'inputs per clause': '每子句输入数',
  inputs: '输入',
  'How many inputs must agree for one clause to hold.': '一个子句要成立，需要多少个输入同时满足。',
  'Chance that an input is on': '输入为 1 的概率',
  probability: '概率',
  'How often a random input is on before a clause is planted.':
    '植入子句之前，随机输入为 1 的频率。',
  Sampler: '采样方式',
  sampler: '采样方式',
  'Decoys give false examples as many inputs that are on as true ones, so counting them is no use.':
    '诱饵让假样本与真样本有同样多的输入为 1，所以数个数没有用。',
  'count-matched decoys': '数目匹配的诱饵',
  'independent inputs': '相互独立的输入',
  'Share of negated inputs': '取反输入的比例',
  polarity: '极性',
  share: '比例',
  'The part of a clause’s inputs that must be off instead of on.':
    '子句的输入中，必须为 0 而不是 1 的部分。',
  'Your own formula': '你自己的公式',
  formula: '公式',
  'What an own formula says, e.g. (x1 & x2 & !x3) | (x4 & x5); written in a section of its own.':
    '自定公式的内容，例如 (x1 & x2 & !x3) | (x4 & x5)；在专门的一节里填写。',
  'Your own data': '你自己的数据',
  data: '数据',
  'Checksum and shape of the file that the networks learn from; the file stays on your machine.':
    '网络所学文件的校验和与形状；文件留在你的电脑上。',
  Classes: '类别',
  classes: '类别',
  'Which classes of the data take part, from 0 and parted by commas, e.g. 0,3,7; empty for all.':
    '数据中哪些类别参与，从 0 起编号，用逗号分隔，例如 0,3,7；留空表示全部。',
  Features: '特征',
  features: '特征',
  'Whether every feature is shifted and scaled to mean 0 and variance 1 over the training examples.':
    '是否按训练样本把每个特征平移、缩放到均值 0、方差 1。',
  'as they are': '保持原样',
  standardised: '标准化',
  'Training examples': '训练样本数',
  'training examples': '训练样本',
  examples: '样本',
  'How many examples each network learns from, again in every epoch.':
    '每个网络从多少个样本中学习；每一轮都用同样这些样本。',
  'Test examples': '测试样本数',
  'test examples': '测试样本',
  'How many fresh examples of the same formula the accuracy is counted on.':
    '用同一公式的多少个新样本来统计准确率。',
  Neurons: '神经元数',
  neurons: '神经元',
  'Hidden neurons of the dense network, before any is split.': '稠密网络在拆分之前的隐藏神经元数。',
  'Hidden layers': '隐藏层',
  layers: '层',
  'Neurons of each hidden layer, parted by commas, e.g. 64,32; empty for one layer of as many as “Neurons” says.':
    '每个隐藏层的神经元数，用逗号分隔，例如 64,32；留空表示只有一层，大小由“神经元数”决定。',
  Activation: '激活函数',
  activation: '激活函数',
  'What a neuron does with the sum of its inputs; only ReLU keeps networks of bits on the fast engine.':
    '神经元如何处理输入之和；对由比特输入的网络，只有 ReLU 能用快速引擎。',
  ReLU: 'ReLU',
  GELU: 'GELU',
  tanh: 'tanh',
  'Layers that are split': '要拆分的层',
  'split layers': '拆分层',
  'Which hidden layers are split, from 1 and parted by commas; empty for all of them.':
    '拆分哪些隐藏层，从 1 起编号，用逗号分隔；留空表示全部。',
  Optimiser: '优化器',
  optimiser: '优化器',
  'The rule that turns an error into a change of the weights.': '把误差变成权重改动的规则。',
  'SGD with momentum': '带动量的 SGD',
  Adam: 'Adam',
  'Learning rate': '学习率',
  'learning rate': '学习率',
  'How large each change is: too large and training blows up, too small and nothing is learned.':
    '每次改动的大小：太大训练会发散，太小什么也学不到。',
  Momentum: '动量',
  momentum: '动量',
  'How much of the last change is carried into the next one; Adam does not use it.':
    '上一次改动有多少带入下一次；Adam 不用它。',
  'Batch size': '批大小',
  batch: '批大小',
  'How many examples are averaged for one change of the weights.':
    '对多少个样本取平均来改动一次权重。',
  'Epochs of warm-up': '预热轮数',
  'warm-up': '预热',
  epochs: '轮',
  'How long the dense network trains before its neurons are split, unless the split has an epoch of its own.':
    '神经元拆分之前稠密网络训练多久；若单独指定了拆分的轮次，则以那个为准。',
  'Epochs of fine-tuning': '微调轮数',
  'fine-tuning': '微调',
  'How long the split network trains on; the dense one trains just as long.':
    '拆分后的网络继续训练多久；稠密网络也训练同样久。',
  'Epoch of the split': '拆分的轮次',
  split: '拆分',
  'When neurons are split, and wide networks pruned; the number of epochs in all stays as it is. −1 waits for the end of the warm-up.':
    '神经元何时拆分、加宽网络何时剪枝；总轮数不变。−1 表示等到预热结束。',
  'after the warm-up': '预热之后',
  'Expansion factor α': '扩展因子 α',
  'children per neuron': '个子神经元（每个神经元）',
  'Each neuron is split into this many, and they share out its weights: more neurons, no more weights.':
    '每个神经元拆成这么多个，由它们分掉它的权重：神经元更多，权重不增加。',
  'Methods compared': '比较的方法',
  methods: '方法',
  'The networks that are trained side by side; the dense one always takes part.':
    '同时训练的各个网络；稠密网络总是参加。',
  Seed: '种子',
  seed: '种子',
  'Fixes every random choice, so the same seed gives the same formula, data and first weights.':
    '固定所有随机选择：同一个种子给出同样的公式、数据和初始权重。',
  'Number of seeds': '种子数',
  seeds: '种子',
  'How many repetitions are trained together, because one alone may be luck.':
    '同时训练多少次重复，因为单独一次可能只是运气。',
  'Trains on': '训练设备',
  'trains on': '训练设备',
  'All give the same experiment; a short measurement before the run chooses between GPU and CPU, and the reference is the slow, readable engine.':
    '实验结果都一样；运行前做一次短测量，在 GPU 和 CPU 之间选择；参考引擎慢，但代码易读。',
  'whichever is faster': '哪个快用哪个',
  GPU: 'GPU',
  CPU: 'CPU',
  'CPU, reference': 'CPU，参考引擎',
  'Threads on the CPU': 'CPU 线程数',
  threads: '线程',
  'How many seeds train side by side where the CPU trains; 0 leaves it to the page, and the results are the same.':
    '用 CPU 训练时同时训练多少个种子；0 表示由页面决定，结果都一样。',
  'Method shown': '显示的方法',
  shown: '显示',
  'Which of the networks compared stands beside the dense one.':
    '参与比较的网络中，哪一个显示在稠密网络旁边。',
  frame: '帧',
  'Which moment of training is on screen; −1 follows the newest.':
    '画面显示训练的哪一时刻；−1 表示跟随最新。',
  interference: '干扰',
  'Whether interference is drawn between whole clauses or between single inputs.':
    '干扰画在整个子句之间，还是单个输入之间。',
  'between clauses': '子句之间',
  'between inputs': '输入之间',
  Curve: '曲线',
  curve: '曲线',
  'Whether the curve shows how many examples are right, or the error that training lowers.':
    '曲线显示答对的比例，还是训练所降低的误差。',
  accuracy: '准确率',
  loss: '损失',
  'Sweep shows': '扫描显示',
  'sweep shows': '扫描显示',
  'What is drawn for each setting of a sweep: how much a method gains over dense, or one measured number.':
    '扫描的每个设置画什么：方法相对稠密网络的提升，或某个测得的量。',
  'What may predict the gain': '什么可能预测提升',
  predictor: '预测量',
  'The number whose change through splitting is compared with what splitting gains.':
    '把拆分引起的这个量的变化，与拆分带来的提升相比较。',
  'Compared over': '比较范围',
  'compared over': '比较范围',
  'Whether each mark is one network of the run, or the mean of one setting of the sweep.':
    '每个标记是这次运行中的一个网络，还是扫描中一个设置的均值。',
  'seeds of this run': '这次运行的种子',
  'settings of the sweep': '扫描的设置',
  'Threshold τ of codes': '编码的阈值 τ',
  '× rms': '× 均方根',
  'How large a weight must be, against the typical weight of its neuron, for its sign to count.':
    '相对于所在神经元的典型权重，权重要多大，它的符号才算数。',
  'Between codes': '编码之间',
  'between codes': '编码之间',
  'How two clauses’ codes are compared: neurons in both, their share, neurons in one only, or the weights themselves.':
    '怎样比较两个子句的编码：共有的神经元、共有的比例、只在其一的神经元，或权重本身。',
  overlap: '重叠',
  Jaccard: 'Jaccard',
  Hamming: 'Hamming',
  signed: '带符号',
  Pinned: '已固定',
  pinned: '已固定',
  'The neuron, clause, input or weight that stays lit, e.g. n4, c2, i7 or w4.7.':
    '一直亮着的神经元、子句、输入或权重，例如 n4、c2、i7 或 w4.7。',
  'Beat of the lesson': '课程小节',
  lesson: '课程',
  'Which beat of the lesson stands beside the pictures; 0 closes it.':
    '图旁显示课程的哪一小节；0 表示关闭。',
  closed: '关闭',
  'presenter mode': '演示模式',
  'Large type and one picture at a time, for a room.': '大字号，一次一张图，适合在教室里放映。',
  off: '关',
  on: '开',
  Colours: '配色',
  colours: '配色',
  'Light or dark page.': '浅色或深色页面。',
  'as the system': '跟随系统',
  light: '浅色',
  dark: '深色',
  Language: '语言',
  language: '语言',
  'Language of the page; formulas, files and links are the same in both.':
    '页面的语言；公式、文件和链接在两种语言下相同。',
  'as the browser': '跟随浏览器',
  English: 'English',

  // Methods.
  'Never split': '不拆分',
  'Split at the same budget': '相同预算下拆分',
  'Controls of the split': '拆分的对照',
  'Wide networks': '加宽网络',
  dense: '稠密',
  'dense, never split': '稠密，不拆分',
  'Every neuron keeps all its inputs and trains for the whole schedule.':
    '每个神经元保留全部输入，训练完整个日程。',
  'baseline of arXiv 2510.04500': 'arXiv 2510.04500 的基线',
  random: '随机',
  'random split': '随机拆分',
  'Each neuron deals its inputs at random to its children, so clauses may be torn.':
    '每个神经元把输入随机分给子神经元，子句可能被撕开。',
  'arXiv 2510.04500, random splits': 'arXiv 2510.04500，随机拆分',
  'clause-aware': '按子句',
  'clause-aware split': '按子句拆分',
  'Each neuron deals whole clauses to its children, so every clause stays together.':
    '每个神经元把整个子句分给子神经元，每个子句都保持完整。',
  'arXiv 2510.04500, clause-aware splits': 'arXiv 2510.04500，按子句拆分',
  'feature-based': '按特征',
  'feature-based split': '按特征拆分',
  'Inputs that the warm-up weights treat alike form groups of equal size; each neuron deals whole groups to its children.':
    '预热后权重对待方式相近的输入组成大小相等的组；每个神经元把整组分给子神经元。',
  'arXiv 2510.04500, feature-based splits; the clustering is ours':
    'arXiv 2510.04500，按特征拆分；聚类方法是我们的',
  '2:4 structured': '2:4 结构化',
  '2:4 structured split': '2:4 结构化拆分',
  'Of every four neighbouring inputs a child gets two at α = 2 and at most one from α = 4, a pattern that hardware can skip.':
    '每四个相邻输入中，α = 2 时子神经元得两个，α ≥ 4 时至多得一个；硬件可以跳过这种模式中的零。',
  'arXiv 2510.04500, structured sparsity; pattern of arXiv 2104.08378':
    'arXiv 2510.04500，结构化稀疏；模式出自 arXiv 2104.08378',
  'shared mask': '共用掩码',
  'one mask for all neurons': '所有神经元共用一个掩码',
  'A random split that deals the inputs of every neuron the same way.':
    '随机拆分，但每个神经元的输入都按同样的方式分配。',
  'arXiv 2510.04500 asks it; the control is ours': '问题出自 arXiv 2510.04500；对照是我们的',
  overlapping: '重叠',
  'overlapping children': '子神经元可重叠',
  'Each child draws its inputs on its own, so siblings may share some and others are lost.':
    '每个子神经元各自抽取输入，所以彼此可能共用一些，另一些则丢失。',
  'arXiv 2510.04500, overlapping inputs': 'arXiv 2510.04500，重叠的输入',
  'same subset': '同一子集',
  'siblings with the same inputs': '子神经元输入相同',
  'All children of a neuron see the same inputs, one part of α; the others are lost.':
    '一个神经元的所有子神经元看到同样的输入，即 1/α 的部分；其余丢失。',
  'arXiv 2510.04500, overlapping inputs at their extreme': 'arXiv 2510.04500，重叠输入的极端情形',
  clones: '克隆',
  'clones with all inputs': '保留全部输入的克隆',
  'Every child is a full copy of its neuron: more neurons without a split, and α times the weights.':
    '每个子神经元都是原神经元的完整副本：不拆分而神经元更多，权重是 α 倍。',
  'control of arXiv 2510.04500, ours': 'arXiv 2510.04500 的对照，由我们设计',
  're-initialised': '重新初始化',
  'random split, fresh weights': '随机拆分，全新权重',
  'The masks of the random split with new random weights: does it matter to inherit the old ones?':
    '随机拆分的掩码配上新的随机权重：继承原来的权重重要吗？',
  'dense wide': '稠密加宽',
  'dense, α times as wide': '稠密，宽度为 α 倍',
  'A dense network with as many neurons as the split one has: the upper bound, at α times the weights.':
    '与拆分网络神经元一样多的稠密网络：这是上界，但权重是 α 倍。',
  'sparse wide': '稀疏加宽',
  'sparse and wide from scratch': '从头训练的稀疏加宽网络',
  'As wide as the split network and as sparse, but its random mask is there from the first step.':
    '与拆分网络一样宽、一样稀疏，但随机掩码从第一步就在。',
  'Golubeva et al., arXiv 2010.14495; Sparse-IFT, arXiv 2303.11525':
    'Golubeva 等，arXiv 2010.14495；Sparse-IFT，arXiv 2303.11525',
  'pruned wide': '加宽剪枝',
  'wide, pruned by magnitude': '加宽，按大小剪枝',
  'Trains the wide dense network, then drops the smallest weights down to the budget at the split.':
    '先训练加宽的稠密网络，到拆分的轮次再去掉最小的权重，减到预算。',
  'magnitude pruning, Han et al., arXiv 1506.02626': '按大小剪枝，Han 等，arXiv 1506.02626',
  'lottery ticket': '彩票假设',
  'The wide network pruned to the budget, its surviving weights set back to their first values.':
    '把加宽网络剪枝到预算，留下的权重恢复为初始值。',
  'Frankle and Carbin, arXiv 1803.03635': 'Frankle 和 Carbin，arXiv 1803.03635',
  SET: 'SET',
  'SET: edges move at random': 'SET：连接随机移动',
  'A sparse wide network that drops its smallest weights now and then and grows as many at random places.':
    '稀疏加宽网络，不时去掉最小的权重，再在随机位置长出同样多的权重。',
  'Mocanu et al., arXiv 1707.04780': 'Mocanu 等，arXiv 1707.04780',
  RigL: 'RigL',
  'RigL: edges follow the gradient': 'RigL：连接跟随梯度',
  'Like SET, but new weights grow where the gradient of the loss is largest.':
    '与 SET 相同，但新权重长在损失梯度最大的地方。',
  'Evci et al., arXiv 1911.11134': 'Evci 等，arXiv 1911.11134',
  DropConnect: 'DropConnect',
  'The wide network trains with a random 1/α of its weights for each example and is tested with all of them.':
    '加宽网络对每个样本只用随机的 1/α 权重训练，测试时用全部权重。',
  'Wan et al. 2013, Regularization of Neural Networks using DropConnect':
    'Wan 等，2013，Regularization of Neural Networks using DropConnect',
  'as many non-zero weights as the dense network': '与稠密网络同样多的非零权重',
  '{0} times the dense network’s non-zero weights': '{0} 倍于稠密网络的非零权重',

  // Measures.
  'gain over dense': '相对稠密的提升',
  'Against dense': '与稠密网络相比',
  'On examples': '在样本上',
  'Weights counted': '权重计数',
  'Read off the input weights': '由输入权重读出',
  'Of shuffled weights': '打乱权重后',
  'Read off the signs': '由符号读出',
  'Counted on connections': '按连接计数',
  nats: '奈特',
  'test accuracy': '测试准确率',
  'training accuracy': '训练准确率',
  'test loss': '测试损失',
  'test accuracy pruned to the budget': '剪枝到预算后的测试准确率',
  'agreement with its signs alone': '只看符号时的一致率',
  'non-zero weights': '非零权重',
  connections: '连接数',
  'feature capacity': '特征容量',
  'feature capacity of shuffled weights': '打乱权重的特征容量',
  'clause capacity': '子句容量',
  'clause capacity of shuffled weights': '打乱权重的子句容量',
  'cosine between neurons': '神经元间余弦',
  'cosine between neurons of shuffled weights': '打乱权重的神经元间余弦',
  '|cosine| between neurons': '神经元间 |余弦|',
  '|cosine| between neurons of shuffled weights': '打乱权重的神经元间 |余弦|',
  'interference of shuffled weights': '打乱权重的干扰',
  'clauses mixed': '混合的子句数',
  'clauses mixed of shuffled weights': '打乱权重后混合的子句数',
  'rank of the input weights': '输入权重的秩',
  'rank of shuffled weights': '打乱权重的秩',
  'directions in use': '使用的方向数',
  'directions in use of shuffled weights': '打乱权重后使用的方向数',
  'neurons that carry each clause': '承载每个子句的神经元数',
  'neurons that carry each clause, weights shuffled': '承载每个子句的神经元数（打乱权重）',
  'clauses that no neuron carries': '没有神经元承载的子句数',
  'clauses that no neuron carries, weights shuffled': '没有神经元承载的子句数（打乱权重）',
  'clauses that each neuron carries': '每个神经元承载的子句数',
  'clauses that each neuron carries, weights shuffled': '每个神经元承载的子句数（打乱权重）',
  'clauses kept whole somewhere': '在某处保持完整的子句',
  'clauses kept whole somewhere before pruning': '在某处保持完整的子句（剪枝前）',
  'clauses kept whole per neuron': '每个神经元保持完整的子句',
  'clauses kept whole per neuron before pruning': '每个神经元保持完整的子句（剪枝前）',
  'clause pairs whole in one child': '同在一个子神经元的完整子句对',
  'clause pairs whole in one child before pruning': '同在一个子神经元的完整子句对（剪枝前）',

  // Presets.
  '8 clauses × 4 inputs': '8 个子句 × 4 个输入',
  'Eight neurons share eight clauses and get in each other’s way. Watch interference fall and accuracy rise when they split.':
    '八个神经元分担八个子句，互相妨碍。看它们拆分时干扰下降、准确率上升。',
  'High load': '高负荷',
  'Sixteen clauses on eight neurons: every neuron mixes about nine, and even clause-aware children still mix four. Clause-aware splits gain 9 of the 39 points that are missing.':
    '八个神经元承担十六个子句：每个神经元混合约九个，就算按子句拆分，子神经元仍混合四个。缺的 39 个百分点里，按子句拆分补回 9 个。',
  'No gap': '没有差距',
  'Two clauses are easy for eight neurons: the dense network gets every example right, though its interference is high. Splitting lowers it and has nothing to gain.':
    '两个子句对八个神经元很容易：稠密网络干扰虽高，却答对每个样本。拆分降低了干扰，但已无可提升。',
  'Uniform bits': '均匀比特',
  'Half of all inputs are on by chance, so a torn clause says little: random splits lose 14 points to the dense network. Clause-aware ones gain 5, and a wide network that is pruned gains 13.':
    '一半的输入碰巧为 1，被撕开的子句便说明不了什么：随机拆分比稠密网络低 14 个百分点。按子句拆分高 5 个，加宽后剪枝的网络高 13 个。',
  'Mixed polarity': '混合极性',
  'Half of the inputs must be off instead of on. Random splits gain less than a point over the dense network, clause-aware ones 6; look at which clauses are torn.':
    '一半的输入必须为 0 而不是 1。随机拆分比稠密网络提升不到 1 个百分点，按子句拆分提升 6 个；看看哪些子句被撕开了。',
  'α too large': 'α 过大',
  'Each child of a random split keeps four inputs, almost never those of one clause. Interference is low, and accuracy falls 9 points below the dense network.':
    '随机拆分的每个子神经元只留四个输入，几乎从不属于同一个子句。干扰很低，准确率却比稠密网络低 9 个百分点。',
  'Wide enough already': '本来就够宽',
  'With thirty-two neurons the dense network is right on 93 % by itself. Splitting gains a third of what it does with eight.':
    '有三十二个神经元时，稠密网络自己就有 93 % 的准确率。拆分的提升只有八个神经元时的三分之一。',
  'More data': '更多数据',
  'With 20,000 examples the dense network gets further by itself, and the gain of random splits shrinks by a third.':
    '有 20,000 个样本时，稠密网络自己就学得更好，随机拆分的提升缩小三分之一。',
  'Sparse from scratch': '从头稀疏',
  'The same weights, strewn at random over twice the neurons before any training, gain 9 points: more than random splits (5), less than clause-aware ones (16). Nothing is inherited, yet look at how many of its neurons settle on one clause.':
    '同样多的权重，训练前就随机撒在两倍的神经元上，提升 9 个百分点：多于随机拆分（5），少于按子句拆分（16）。什么也没有继承，但看看有多少神经元专注于一个子句。',
  'Pruned wide': '加宽剪枝',
  'Twice the neurons train dense and are pruned to the same budget at the split: 12 points, between random (5) and clause-aware splits (16). It needs twice the weights until then, and chooses them by size instead of by clause.':
    '两倍的神经元先以稠密方式训练，到拆分的轮次再剪枝到同样的预算：提升 12 个百分点，介于随机拆分（5）和按子句拆分（16）之间。在那之前它需要两倍的权重，而且按大小而不是按子句来取舍。',
  'α sweep': 'α 扫描',
  'Published: the gain grows from α 2 to 4, and too large an α hurts. Here random splits lose to the dense network at 8, and clause-aware ones do not.':
    '论文发表：α 从 2 到 4，提升增大；α 过大则有害。在这里，α 为 8 时随机拆分不如稠密网络，按子句拆分则不会。',
  'clauses × neurons': '子句 × 神经元',
  'Published: the gain grows with the clauses, levels off near 16 with eight neurons, and falls with the neurons. Look for the settings with nothing to gain: few clauses, many neurons.':
    '论文发表：提升随子句增多而增大，八个神经元时在 16 附近趋平，并随神经元增多而减小。找找无可提升的设置：子句少、神经元多。',
  'split timing': '拆分时机',
  'Published: earlier splits do better, and late ones still beat the dense network. All train 50 epochs; look at how much a split at epoch 45 still has time to regain.':
    '论文发表：拆分越早越好，晚拆分仍胜过稠密网络。全部训练 50 轮；看看第 45 轮才拆分时还来得及追回多少。',

  'FashionMNIST, 4 neurons': 'FashionMNIST，4 个神经元',
  'Ten kinds of clothes on four neurons: a random split into two gains 6 points on average (3 in the median of 12 seeds). A split by features gains as much, so here it matters little which inputs a child keeps.':
    '四个神经元识别十类服饰：随机一拆为二平均提升 6 个百分点（12 个种子的中位数为 3）。按特征拆分提升同样多，可见在这里子神经元保留哪些输入并不重要。',
  'FashionMNIST, 32 neurons': 'FashionMNIST，32 个神经元',
  'With thirty-two neurons the dense network tells the same images apart on 84.5 % by itself. Nothing is left for a split to gain (0.1 points over 4 seeds).':
    '有三十二个神经元时，稠密网络自己就能正确识别 84.5 % 的同样图像。拆分已无可提升（4 个种子平均 0.1 个百分点）。',
  'Two hidden layers': '两个隐藏层',
  'Layers of 64 and 32 neurons are split together, and one prune takes the smallest weights of all layers until the dense network’s number is left. Look at where it took them; five epochs before and five after, because such networks are slow to train.':
    '64 个和 32 个神经元的两层一起拆分，然后统一剪枝：在所有层中去掉最小的权重，直到与稠密网络一样多。看看它从哪里剪；拆分前后各五轮，因为这样的网络训练很慢。',
  'Embeddings (generated sample)': '嵌入向量（生成的样例）',
  'Vectors like those that CLIP makes of images, generated from a seed; each of the ten classes has four kinds of examples that share concepts with others. A random split of four neurons gains 4 points (8 seeds), of eight nothing, and of sixteen it loses 2.':
    '类似 CLIP 由图像得到的向量，由种子生成；十个类别各有四种样本，与其他类别共享一些概念。随机拆分四个神经元提升 4 个百分点（8 个种子），八个时没有提升，十六个时下降 2 个。',

  // What an embedded page can show.
  Bar: '工具栏',
  'Play and pause': '开始与暂停',
  Rewind: '回到开头',
  Presets: '预设',
  'Undo and redo': '撤销与重做',
  Status: '状态',
  'α dial': 'α 刻度盘',
  'Menu of methods': '方法菜单',
  'Headline in numbers': '标题数字',
  Networks: '网络',
  'Advanced settings': '高级设置',

  // What is wrong with a link or a setting.
  'Has no effect while “Hidden layers” says how many neurons there are.':
    '“隐藏层”已指定神经元数时，此项没有作用。',
  '{0} has no effect while “Hidden layers” says how many neurons there are':
    '“隐藏层”已指定神经元数时，“{0}”没有作用',
  'This {0}.': '这项{0}。',
  'names no part of this page': '不是本页的任何部分',
  'names a setting that cannot be locked': '是不能锁定的设置',
  'is neither 0 nor 1': '既不是 0 也不是 1',
  'changes settings by itself, and some are locked': '会自行更改设置，而有些设置已锁定',
  'is not the origin of a page, e.g. https://school.example':
    '不是网页的来源，例如 https://school.example',
  'Has no effect on {0}.': '对{0}没有作用。',
  '{0} has no effect on {1}': '“{0}”对{1}没有作用',
  'it is ignored': '已忽略',
  '{0} is used': '改用 {0}',
  '{0} {1}; {2}.': '{0} {1}；{2}。',
  'nothing of it': '其中没有可用的内容',
  'only what is valid': '其中有效的部分',
  'the first, {0},': '第一个值 {0}',
  'is not a setting this page knows': '不是本页认识的设置',
  'is given again': '重复给出',
  'is from a newer version of this page': '来自本页的更新版本',
  'is not a version of this page': '不是本页的版本',
  'has {0} more faults': '还有 {0} 处错误',
  'is longer than {0} characters': '超过 {0} 个字符',
  'is not a number': '不是数',
  'is below the smallest value': '低于最小值',
  'is above the largest value': '高于最大值',
  'is not a whole number': '不是整数',
  'has more than six digits': '多于六位有效数字',
  'is not a list': '不是列表',
  'is not the checksum and shape of a file': '不是文件的校验和与形状',
  'is not a list of two or more classes, ascending, e.g. 0,3,7':
    '不是由小到大、至少两个类别的列表，例如 0,3,7',
  'is not a list of one to {0} layers of 1 to {1} neurons, e.g. 64,32':
    '不是一到 {0} 层、每层 1 到 {1} 个神经元的列表，例如 64,32',
  'is not a list of layers, ascending, e.g. 1,2': '不是由小到大的层号列表，例如 1,2',
  'cannot be read': '无法读懂',
  'needs weights of its own for each example, which layers do not have':
    '需要每个样本有自己的权重，而多层网络没有',
  'moves edges while it trains, and those of layers stay':
    '训练时移动连接，而多层网络的连接保持不变',
  'names nothing known': '没有一项是已知的',
  'names something unknown': '含有未知的项',
  'leaves out {0}': '缺少 {0}',
  'is not a text': '不是文本',
  'has more than {0} characters': '超过 {0} 个字符',
  'has half a character': '含有半个字符',
  'is not one of the choices': '不在可选项之中',
  'cannot run over seeds, which every setting repeats':
    '不能以种子为轴，因为每个设置都会重复各种子',
  'names no number of the settings': '不是设置中的数值项',
  'is not a setting with values, as in alpha:1,2,4': '不是“设置:取值”的形式，例如 alpha:1,2,4',
  'has no value that can be used': '没有可用的取值',
  'has a value that {0}': '有一个取值{0}',
  'has more than {0} values': '取值多于 {0} 个',
  'has no columns to stand on': '没有对应的列',
  'sets the same as sx': '与 sx 设置的是同一项',
  'There is no sweep: choose a setting and its values.': '还没有扫描：请选择一个设置及其取值。',
  'None of the {0} settings can be run: {1}.': '{0} 个设置都无法运行：{1}。',
  '{0} networks are more than the {1} of one sweep: choose fewer values or seeds.':
    '{0} 个网络超过一次扫描的上限 {1} 个：请减少取值或种子。',
  'makes more than {0} inputs': '会使输入超过 {0} 个',
  'leaves no epoch to train': '没有留下可训练的轮次',
  'is after the last epoch': '晚于最后一轮',
  'is more than the file has to learn from': '超过文件可供学习的数量',
  'is more than the file has to test on': '超过文件可供测试的数量',
  'is a single layer, which “Neurons” says': '只有一层，由“神经元数”决定',
  'names a hidden layer that there is not: there are {0}': '指向不存在的隐藏层：共有 {0} 层',
  'has a method that {0}': '有一种方法{0}',
  'is more children than there are inputs': '子神经元比输入还多',
  'cannot be sampled ({0})': '无法采样（{0}）',
  'needs too much memory for so many {0}': '这么多{0}需要的内存过大',
  'is not part of these networks': '不在这些网络之中',
  'needs clauses, and no clauses are known': '需要子句，但没有已知的子句',
  'finds groups of inputs by their weights, for networks over real data':
    '按权重寻找输入的分组，用于真实数据上的网络',
};
