/** What is below the first screen, and the dialogs: share, export, runs, sweep, own task, codes, step, about. */
export const panels = {
  // About.
  'What is ours': '哪些是我们的',
  'Whose definitions, settings and numbers these are': '这些定义、设置和数字出自何处',
  'Whose method': '方法出自何处',
  'What the page is made of': '本页由什么构成',
  'Packages under free licences, {0}. After the first visit the page also works without a network.':
    '使用自由许可证的软件包，{0}。首次访问之后，没有网络也能使用本页。',
  'all listed with their texts': '全部列出并附许可证原文',
  'Fixed Parameter Expansion splits each neuron of a trained layer into α children that share out its inputs, copies the output weight, and prunes back to the exact number of non-zero weights. It is from {0}; reading clauses off weights builds on {1}. This page is an independent re-implementation.':
    '固定参数扩展（Fixed Parameter Expansion）把已训练的一层中每个神经元拆成 α 个子神经元，由它们分掉它的输入；输出权重复制给每个子神经元，再剪枝到非零权重数与原来完全相同。方法出自 {0}；从权重读出子句的思路来自 {1}。本页是独立的重新实现。',
  'Published, not measured here': '论文发表的数字，并非在此测得',
  'The paper reports for 8 clauses, 8 neurons, α\u00a0=\u00a02: dense 78.7\u00a0%, random split 88.7\u00a0%, clause-aware split 99.4\u00a0%; the claims have more of it, each marked “published”. Every other number on this page is computed in your browser, or, for the examples shown before anything has run and for claims that say so, was computed by the same engine beforehand.':
    '论文在 8 个子句、8 个神经元、α\u00a0=\u00a02 时报告：稠密 78.7\u00a0%，随机拆分 88.7\u00a0%，按子句拆分 99.4\u00a0%；“论断”一节还有更多，都标有“论文发表”。本页其余每个数字都在你的浏览器里算出；运行之前展示的示例，以及注明如此的论断，则由同一引擎事先算好。',
  'Definitions that are ours': '我们的定义',
  'mean |cosine| between clause vectors; a clause vector is the mean of its inputs’ columns of weights. Part of its fall is mechanical: disjoint inputs overlap less whatever they learned. The null (the same masks on shuffled weights) says how much.':
    '子句向量两两之间 |余弦| 的均值；子句向量是该子句各输入的权重列的平均。它的下降有一部分是机械效应：输入互不相交，不管学到什么，重叠都会变少。零模型（同样的掩码、打乱的权重）给出这一部分有多大。',
  'Clauses mixed': '混合的子句数',
  '(Σe)² / Σe², where e is a neuron’s squared weight on each clause: 1 if all of it is on one clause, 8 if it is spread evenly over eight.':
    '(Σe)² / Σe²，其中 e 是一个神经元在每个子句上的权重平方和：全部落在一个子句上为 1，均匀分布在八个子句上为 8。',
  Settled: '已专注',
  'over 80 % of a neuron’s squared weight is on one clause.':
    '一个神经元的权重平方和有 80 % 以上落在同一个子句上。',
  'Settings that are ours': '我们的设置',
  'The paper’s hyperparameters are not public. These were fitted to reproduce its order: count-matched decoys with p = 0.22, 5,000 training and 10,000 test examples, SGD with momentum 0.9, learning rate 0.05, batch 64, 25 + 25 epochs, fresh optimiser state after the split.':
    '论文没有公开超参数。这些设置是为重现其排序而调出来的：数目匹配的诱饵样本，p = 0.22；训练样本 5,000 个，测试样本 10,000 个；带动量 0.9 的 SGD，学习率 0.05，批大小 64，25 + 25 轮；拆分后优化器状态重新开始。',
  'What it does not show': '本页没有证明什么',
  'That less interference alone buys accuracy: random splits at α\u00a0=\u00a04 interfere little and gain almost nothing. That splitting always helps: try “Uniform bits” or “α too large”. One seed is luck; read the mean over seeds. Biases are not counted in the budget; there are α times as many hidden ones.':
    '没有证明单靠减少干扰就能提高准确率：α\u00a0=\u00a04 的随机拆分干扰很小，却几乎没有提升。也没有证明拆分总有好处：试试“均匀比特”或“α 过大”。单个种子只是运气，要看多个种子的均值。偏置不计入预算；隐藏层的偏置是原来的 α 倍。',

  // Share.
  'Share this network': '分享这个网络',
  'What to share': '分享什么',
  'Links and file': '链接和文件',
  Embed: '嵌入',
  'Snapshot link': '快照链接',
  'Opens at once to exactly this, without training: {0}.': '打开即是眼前的一切，无需训练：{0}。',
  'Nothing has been trained yet. Press Play, and a link can hold the networks themselves.':
    '尚未训练。点“开始”之后，链接里就能带上网络本身。',
  'All seeds, weights bit for bit, losses rounded to 0.001.':
    '包含所有种子，权重逐位一致，损失舍入到 0.001。',
  'Only the seed on screen: all of them would be longer than {0} characters. The file has them.':
    '只含当前种子：全部种子会超过 {0} 个字符；文件里有全部种子。',
  'Only the networks on screen: more would be longer than {0} characters. The file has them all.':
    '只含当前画面的网络：再多会超过 {0} 个字符；文件里有全部网络。',
  'The link could not be made: {0}.': '无法生成链接：{0}。',
  'It would have {0} characters, more than chat programs pass on: save the file instead.':
    '链接会有 {0} 个字符，聊天软件传不了这么长：请改为保存文件。',
  'Settings link': '设置链接',
  'Short and readable. Opens the same settings and seed; Play trains the same networks again.':
    '短而可读。打开同样的设置和种子；点“开始”会重新训练出同样的网络。',
  'QR code of the settings link': '设置链接的二维码',
  'The settings link as a QR code. A snapshot is too long for one.':
    '设置链接的二维码。快照太长，放不进二维码。',
  'The settings link is too long for a QR code.': '设置链接太长，放不进二维码。',
  File: '文件',
  'All of the run exactly as it is, with the optimiser’s state, so that training can go on. A run in the middle of an epoch trains to its end first. To open one, choose it here, or drop or paste it anywhere on the page.':
    '原样保存整个运行，连同优化器状态，因此可以接着训练。正在一轮之中的运行会先训练完这一轮。打开文件：在这里选择，或拖放、粘贴到页面任意位置。',
  'Save file': '保存文件',
  'Open a file': '打开文件',
  'It could not be opened.': '无法打开。',
  'Training can go on from it with every bit.': '可以由此接着训练，逐位一致。',
  'It is without the optimiser’s state, which is not kept here.':
    '其中没有优化器状态，因为这里没有保留它。',
  'Saved {0}, {1} kB.': '已保存 {0}，{1} kB。',
  'epoch {0}, seed {1}': '第 {0} 轮，种子 {1}',
  '{0} non-zero weights and {1} biases at {2}': '{2}的 {0} 个非零权重和 {1} 个偏置',
  Copy: '复制',
  Copied: '已复制',
  'Press Ctrl+C': '请按 Ctrl+C',
  'Copy: {0}': '复制：{0}',
  '{0} characters': '{0} 个字符',
  'The file is larger than any snapshot.': '文件比任何快照都大。',
  'A table of your own goes into the box “Your own data”.': '你自己的表格请放进“你自己的数据”框。',

  // Export.
  'Networks on screen': '画面上的网络',
  'Weights, masks and biases as .safetensors, with ten test examples and their logits, and a short PyTorch script that loads the networks and checks that it computes the same logits.':
    '权重、掩码和偏置存为 .safetensors，附十个测试样本及其 logit，以及一小段 PyTorch 脚本：加载网络，并核对算出的 logit 相同。',
  'Networks (.zip)': '网络（.zip）',
  'Save the networks on screen': '保存画面上的网络',
  '{0}: {1} neurons, {2} non-zero weights': '{0}：{1} 个神经元，{2} 个非零权重',
  '{0}, epoch {1}': '{0}，第 {1} 轮',
  '{0}, before the split': '{0}，拆分之前',
  '{0}, just after the split': '{0}，刚刚拆分之后',
  Numbers: '数据',
  'Every curve of the run on screen; JSON also has what was measured before, at and after the split.':
    '当前运行的每条曲线；JSON 还包含拆分前、拆分时和拆分后测得的量。',
  'This run': '这次运行',
  'Save this run as {0}': '把这次运行存为 {0}',
  'The sweep': '扫描',
  'Save the sweep as {0}': '把扫描存为 {0}',
  Figures: '图',
  'Every plot that has something to show: SVG, PNG at twice its size, and its table as CSV, each with title, caption, link and version. The ⋯ beside a plot saves that one as it stands.':
    '每张有内容的图：SVG、两倍大小的 PNG，以及 CSV 表格，都带有标题、说明、链接和版本。图旁的 ⋯ 可按原样保存那一张。',
  'Colours of the figures': '图的配色',
  'light, on white': '浅色，白底',
  'All figures (.zip)': '全部图（.zip）',
  'Save all figures': '保存全部图',
  'Drawing: {0} of {1}': '正在绘制：{0} / {1}',
  'Saved {0}': '已保存 {0}',
  'There is nothing to save yet.': '还没有可保存的内容。',
  'Not saved: {0}': '未能保存：{0}',

  // Runs.
  'The runs': '运行记录',
  'Runs: what you have trained, and two of them compared': '运行记录：你训练过的网络，任选两次比较',
  'Every run that ends here, finished or stopped, is listed with what changed against the run before it. A click on its name gives its settings back (Z undoes that). Pin two to lay their curves over each other and to see by how much they differ.':
    '在这里结束的每次运行，无论训练完还是中途停止，都会列出，并注明与前一次相比改了什么。点名称可恢复它的设置（按 Z 撤销）。固定两次运行，就能把曲线叠在一起，看看相差多少。',
  'What you have trained': '你训练过的',
  'Two runs compared': '两次运行的比较',
  'Two runs': '两次运行',
  'No run is kept yet.': '还没有保留任何运行。',
  'Kept in this browser only: the newest {0} runs, {1} MB at most. The oldest go first, pinned ones never.':
    '只保存在此浏览器中：最近 {0} 次运行，最多 {1} MB。最旧的先删，固定的不删。',
  'Clear all': '全部清除',
  'Put the run back': '放回这次运行',
  'Put {0} runs back': '放回 {0} 次运行',
  'One run is pinned. Pin another one to compare them.': '已固定一次运行。再固定一次即可比较。',
  'Pin two runs with the round buttons of the list. A is the earlier one, B the later.':
    '用列表中的圆形按钮固定两次运行。A 较早，B 较晚。',
  'No setting differs: the same run twice gives the same bits.':
    '设置完全相同：同样的运行做两次，结果逐位一致。',
  'Settings that differ': '不同的设置',
  setting: '设置',
  'What is learned differs too, so the same seed does not mean the same examples.':
    '学习的内容也不同，所以同一个种子并不意味着同样的样本。',
  method: '方法',
  '95 % interval': '95 % 区间',
  'weights A, B': '权重 A、B',
  'Where the two runs ended': '两次运行的终点',
  'Where they ended: test accuracy in %, differences seed by seed in points':
    '终点：测试准确率（%），逐个种子的差值（百分点）',
  'The settings of “{0}” are back.': '已恢复“{0}”的设置。',
  'Go to the networks': '去看网络',
  'Pin “{0}”, {1}': '固定“{0}”，{1}',
  'Let go of this run': '取消固定这次运行',
  'Pin this run to compare it': '固定这次运行以便比较',
  'Get these settings back (Z undoes it)': '恢复这些设置（按 Z 撤销）',
  'on screen · ': '当前画面 · ',
  'link to it': '它的链接',
  'Remove “{0}”, {1}': '移除“{0}”，{1}',
  'Remove this run from the list': '从列表中移除这次运行',
  failed: '失败',
  '{0} epochs': '{0} 轮',
  '{0} at epoch {1} of {2}': '{0}于第 {1} 轮（共 {2} 轮）',

  // The sweep.
  Sweep: '扫描',
  'Sweep: when does splitting help?': '扫描：拆分什么时候有用？',
  'What the sweep shows': '扫描显示什么',
  'Sweeps to start from': '可以从这些扫描开始',
  'none chosen': '未选择',
  'own axes': '自定义坐标轴',
  Columns: '列',
  Rows: '行',
  'no sweep': '不扫描',
  Values: '取值',
  'Until then: {0}.': '在此之前仍用：{0}。',
  'whole numbers': '整数',
  numbers: '数',
  'The list {0}: it takes {1} from {2} to {3}.': '这列取值{0}：应为 {2} 到 {3} 之间的{1}。',
  'Seeds a setting': '每个设置的种子数',
  'Seeds, methods and all that is not on an axis are those of the page: {0}.':
    '种子、方法以及不在坐标轴上的一切都沿用本页的设置：{0}。',
  'Start the sweep': '开始扫描',
  'Start anew': '重新扫描',
  'Train the rest': '训练其余部分',
  Resume: '继续',
  'Train again': '再训练一次',
  Cancel: '取消',
  'Progress of the sweep': '扫描进度',
  'Settings changed since this sweep.': '扫描之后设置已更改。',
  '{0} networks': '{0} 个网络',
  '; {0} cannot be run': '；{0}无法运行',
  'all {0} networks': '全部 {0} 个网络',
  '{0} of {1} networks': '{0} / {1} 个网络',
  '{0} · paused': '{0} · 已暂停',
  '{0} · paused in background': '{0} · 后台暂停',
  '{0} trained': '{0}已训练',
  '{0} · stopped': '{0} · 已停止',
  'on the GPU': '使用 GPU',
  'on the GPU, its memory is free again': '使用 GPU，显存已释放',
  'on the GPU, which still holds {0}': '使用 GPU，仍占用{0}',
  'on the CPU, {0}{1}': '使用 CPU，{0}{1}',
  'A sweep trains many settings side by side and fills a chart while it does. Take one of the paper’s figures or axes of your own; nothing is trained before Start.':
    '扫描会同时训练许多设置，边训练边填满一张图。可以选用论文中的图，也可以自定坐标轴；点“开始扫描”之前不会训练。',
  cell: '格',
  point: '点',
  'one seed': '一个种子',
  'the same {0} seeds': '相同的 {0} 个种子',
  'the gain over dense, in points of test accuracy': '相对稠密网络的提升（测试准确率，百分点）',
  'Each {0} trains every method from {1} and shows {2}. Click a {3} to load its networks.':
    '每个{0}从{1}出发训练每种方法，显示{2}。点一个{3}可载入它的网络。',
  'On screen above: {0}.': '上方画面：{0}。',
  'Go there': '去看看',
  'Save the numbers of this sweep': '保存这次扫描的数据',

  // Codes and the training step.
  'The codes': '编码',
  'Codes: reading the network from its signs': '编码：从符号读懂网络',
  'A network may compute each clause by a {0}: a set of neurons whose weights on the clause’s inputs have the clause’s signs. No example is needed to read it, only the signs. The paper does not publish its rule; this one is ours, and τ is yours to move.':
    '网络可能用一个{0}来计算每个子句：一组神经元，它们在该子句各输入上的权重符号与子句一致。读它不需要任何样本，只看符号。论文没有公布规则；这里用的是我们的规则，τ 由你来调。',
  code: '编码',
  'Signs of the weights': '权重的符号',
  'The formula, read back': '读回的公式',
  '{0} times the typical weight': '典型权重的 {0} 倍',
  'How two codes are compared': '怎样比较两个编码',
  'The training step': '单个训练步',
  'One training step': '单个训练步',
  'One training step, slowly': '慢看单个训练步',
  'What training does thousands of times, once: {0} from the inputs to the answer, the {1} that says how wrong it is, {2} to what every weight had to do with it, and the {3}. Recomputed here from the weights on screen, on one example; the networks on screen do not change. Real steps average many examples.':
    '训练要做成千上万次的事，这里只做一次：{0}，从输入算到答案；{1}，说明错了多少；{2}，算出每个权重该负多少责任；最后是{3}。这里用画面上的权重在一个样本上重新计算，画面上的网络不会改变。真正的一步会对许多样本取平均。',
  forward: '前向传播',
  backward: '反向传播',
  update: '更新',
  'Next phase': '下一阶段',
  Phases: '阶段',
  'Another example': '换一个样本',
};
