/** The lesson: its eight beats, their tasks, and formulas as they are written and read out. */
export const lessons = {
  // Used in several beats.
  ', with the arrow keys and Enter': '（也可以用方向键和 Enter）',
  '{0} neurons': '{0} 个神经元',
  '{0} inputs': '{0} 个输入',
  '{0} %': '{0}%',

  // One neuron.
  'One neuron': '一个神经元',
  'A row is a neuron and a column an input. Each mark is a weight: blue boxes are positive, orange discs negative, and larger ones count more.':
    '一行是一个神经元，一列是一个输入。每个标记是一个权重：蓝色方块为正，橙色圆点为负，越大影响越大。',
  'The neuron adds up weight times input, +1 for an input that is on and −1 for one that is off. Above zero it fires; with clause {0} true and all else off, neuron {1} comes to {2} and {3}.':
    '神经元把“权重 × 输入”加起来，输入打开时记 +1，关闭时记 −1。和大于零，它就激活。现在只让子句 {0} 为真，其余输入都关闭：神经元 {1} 算得 {2}，所以{3}。',
  fires: '激活',
  'stays silent': '不激活',
  adds: '贡献',
  'Pick a neuron: choose a row of the dense network{0}. The numbers become those of your neuron.':
    '选一个神经元：在稠密网络里点一行{0}。上面的数就换成它的。',
  'Clause {0} drives neuron {1} the most. Pick others: in some rows one clause stands out, in some none does.':
    '对神经元 {1} 推动最大的是子句 {0}。再选几个看看：有些行里一个子句很突出，有些行里哪个都不突出。',

  // Two features collide.
  'Two features collide': '两个特征相撞',
  'The formula is true when any of its clauses is. A clause’s vector lists the mean weight that each neuron gives to the clause’s inputs.':
    '任何一个子句为真，公式就为真。子句的向量列出每个神经元给这个子句各输入的平均权重。',
  '{0} and {1} point {2} the same way: what {3} tells the neurons, {4} tells them too, and the output cannot hear which one spoke.':
    '{0} 和 {1} {2}指向同一方向：{3} 告诉神经元的，{4} 也在说，输出听不出是谁在说话。',
  '{0} and {1} point {2} opposite ways: what {3} switches on, {4} switches off.':
    '{0} 和 {1} {2}指向相反方向：{3} 打开的，{4} 又关上。',
  nearly: '几乎',
  mostly: '大体上',
  somewhat: '有些',
  'This is interference: {0} on average over all pairs, where 0 would be none.':
    '这就是干扰：所有子句对平均为 {0}，没有干扰时为 0。',
  'Pin clause {0} or {1}: choose its row in the matrix{2}. Its columns light up in both networks.':
    '固定子句 {0} 或 {1}：在矩阵里点它那一行{2}。它的列会在两个网络里同时亮起。',
  'Compare the columns of {0} and {1} row by row: the largest marks stand in the same neurons.':
    '逐行比较 {0} 和 {1} 的列：最大的标记落在同样的神经元里。',

  // Superposition.
  Superposition: '叠加',
  'There are {0} and only {1}, so inputs must share neurons. This is called superposition.':
    '有 {0}，却只有 {1}，所以输入不得不共用神经元。这叫做叠加。',
  'There are {0} and {1}: with fewer neurons, inputs would have to share them, which is called superposition.':
    '有 {0}和 {1}。如果神经元更少，输入就不得不共用它们，这叫做叠加。',
  'Neuron {0} mixes {1} clauses but has one output weight, {2}: when it fires, the output cannot tell which of them was true.':
    '神经元 {0} 混合了 {1} 个子句，输出权重却只有一个，即 {2}：它激活时，输出分不清是哪个子句为真。',
  'An input’s capacity is the part of a direction that it owns. All of them together are at most {0}, so an input has {1} on average.':
    '一个输入的容量，是它独占的那部分方向。所有输入加起来至多 {0}，所以平均每个输入只有 {1}。',
  mean: '平均',
  'Switch the matrix from clauses to {0}. The blocks on the diagonal are clauses; everything outside them is overlap that nobody wanted.':
    '把矩阵从子句切换到 {0}。对角线上的方块是子句，方块之外都是谁也不想要的重叠。',
  'With {0} for {1}, some overlap is forced. What training chooses is who overlaps with whom.':
    '{1}只有 {0}，有些重叠不可避免。训练能选的，只是谁和谁重叠。',
  '{0} directions': '{0} 个方向',

  // The split.
  'The split': '拆分',
  'At epoch {0} every neuron is replaced by {1}. Each weight stays in its column and goes to exactly one child; all of them copy the output weight.':
    '在第 {0} 轮，每个神经元换成 {1}。每个权重留在原来的列里，只分给一个子神经元；输出权重则每个子神经元都复制一份。',
  '{0} children': '{0} 个子神经元',
  'Take neuron {0} with clause {1} true and all else off. Its sum is shared out, the bias counted once, but now each child decides for itself whether to fire: mean accuracy goes from {2} % to {3} %, and training goes on from there.':
    '看神经元 {0}：只让子句 {1} 为真，其余输入都关闭。它的和分给了子神经元（偏置只算一次），但现在每个子神经元各自决定是否激活：平均准确率从 {2}% 变为 {3}%，训练从这里继续。',
  'Take neuron {0} with clause {1} true and all else off. Its sum is shared out, the bias counted once, but now each child decides for itself whether to fire, so the answer changes: mean accuracy goes from {2} % to {3} %, and training goes on from there.':
    '看神经元 {0}：只让子句 {1} 为真，其余输入都关闭。它的和分给了子神经元（偏置只算一次），但现在每个子神经元各自决定是否激活，答案就变了：平均准确率从 {2}% 变为 {3}%，训练从这里继续。',
  'passed on:': '传给输出：',
  'Make the split: move the epoch slider one step on{0}, over the mark.':
    '来拆分：把轮次滑块向前移一步{0}，越过标记。',
  ', with →': '（也可以按 →）',
  'Neuron {0} is now {1}. Follow its row: every mark stands in the same column as before, in one child only.':
    '神经元 {0} 现在成了 {1}。顺着它那一行看：每个标记仍在原来的列，并且只属于一个子神经元。',
  ' and  // list': ' 和 ',

  // The budget.
  'The budget': '预算',
  'The inputs were only shared out, but copying the output weights to every child added {0}. To pay for them, the {1} of all weights are dropped: here {2} input weights and {3} output weights.':
    '输入权重只是分了出去，但输出权重复制给每个子神经元，多出了 {0} 个。为了抵消，要从全部权重中去掉{1}：这里是 {2} 个输入权重和 {3} 个输出权重。',
  '{0} smallest': '最小的 {0} 个',
  'The tray holds {0} as before, counted and not assumed. Biases are no part of this: they go from {1} to {2}.':
    '盘中仍是 {0} 个，和从前一样；这是数出来的，不是假定的。偏置不计在内：它们从 {1} 个变为 {2} 个。',
  'dense:': '稠密：',
  'copied:': '复制后：',
  'pruned:': '剪枝后：',
  'Drag α to 4{0} and watch the tray. It slides, but it never grows.':
    '把 α 拖到 4{0}，看着盘子：里面的权重会移动，但总数从不增加。',
  ' (] does it too)': '（也可以按 ]）',
  'At α = {0} copying added {1} and {2} fell out: {3} again.':
    'α = {0} 时，复制增加了 {1} 个，又去掉 {2} 个：还是 {3} 个。',

  // Random against clause-aware.
  'Random against clause-aware': '随机对按子句',
  'A random split deals inputs to children like cards. A clause-aware split keeps the {0} of a clause together, but has to know the clauses.':
    '随机拆分像发牌一样把输入分给子神经元。按子句拆分让一个子句的 {0}留在一起，但必须事先知道子句。',
  'A child that lacks one of them cannot recognise the clause, and dealing keeps a clause whole in {0} of the neurons ({1} in this network).':
    '子神经元只要缺一个输入，就认不出这个子句。随机分配时，一个子句只在 {0} 的神经元中保持完整（这个网络里是 {1}）。',
  'At the end, mean over the seeds: dense {0} %, random {1} %, clause-aware {2} %. {3}.':
    '训练结束时各种子的均值：稠密 {0}%，随机 {1}%，按子句 {2}%。{3}。',
  'Both end about the same': '两种拆分结果相近',
  'Clause-aware ends {0} points higher': '按子句高出 {0} 个百分点',
  'Random ends {0} points higher': '随机高出 {0} 个百分点',
  whole: '完整',
  copies: '份数',
  'Choose the clause-aware split in the menu at the dial, and compare the rows: each child now has whole blocks.':
    '在 α 旁的菜单里选按子句拆分，再比较各行：现在每个子神经元得到的都是完整的块。',
  'The same neurons, the same weights, another deal: {0} % became {1} %.':
    '神经元一样多，权重一样多，只是分法不同：{0}% 变成了 {1}%。',

  // When it fails.
  'When it fails': '何时失效',
  'At α = {0} each child of a random split reads {1} of the {2}. A clause that is whole in no child can only be guessed from its parts; of the clauses, {3} % are whole somewhere.':
    'α = {0} 时，随机拆分的每个子神经元只读 {2}中的 {1} 个。在哪个子神经元里都不完整的子句，只能凭片段去猜；至少在一处完整的子句占 {3}%。',
  'So random splitting does {0} not splitting at all: {1} % against {2} %.{3}':
    '所以随机拆分的效果{0}不拆分：{1}% 对 {2}%。{3}',
  'about as well as': '大致等同于',
  'worse than': '不如',
  'better than': '胜过',
  'Its interference is lower, {0} against {1}, and buys nothing.':
    '它的干扰更小（{0} 对 {1}），却没有换来任何提升。',
  'whole somewhere': '某处完整',
  'Find the cure: drag α down{0} until the random split ends higher than the dense network.':
    '找到解法：把 α 往小拖{0}，直到随机拆分的结果高于稠密网络。',
  ' ([ does it too)': '（也可以按 [）',
  'At α = {0} the random split gains {1} points. {2} % of the clauses can be expected whole somewhere.':
    'α = {0} 时，随机拆分提升 {1} 个百分点。预计有 {2}% 的子句至少在一处完整。',

  // Try to beat it.
  'Try to beat it': '试着胜过它',
  'With as many weights as the dense network, the clause-aware split ends at {0} % and the dense network at {1} %. The menu under the dial has rivals that are sparse in other ways; those that need more weights say so.':
    '权重数与稠密网络相同，按子句拆分最终达到 {0}%，稠密网络为 {1}%。α 下方的菜单里有用其他方式变稀疏的对手；需要更多权重的会注明。',
  'Every seed has a formula of its own, so gains are taken seed by seed: here those of {0} over {1} of them, with the 95 % interval of their mean.':
    '每个种子有自己的公式，所以提升逐个种子计算：这里是{0}在 {1} 个种子上的提升，附其均值的 95% 区间。',
  '{0} reaches {1} %, but needs more weights on the way, so it is no equal match':
    '{0}达到 {1}%，但途中需要更多权重，不算对等的比较',
  '{0} does about as well as the clause-aware split': '{0}与按子句拆分相近',
  '{0} beats the clause-aware split by {1} points': '{0}胜过按子句拆分 {1} 个百分点',
  '{0} stays {1} points behind the clause-aware split': '{0}落后按子句拆分 {1} 个百分点',
  gain: '提升',
  'mean of': '均值：',
  points: '个百分点',
  'Choose a rival in the menu (it has a + before its name), press “Train with these” or Play, and wait for the end: some seconds.':
    '在菜单里选一个对手（名称前有 +），点“按此训练”或“开始”，等它训练完：几秒钟。',
  '{0}. Try another, or change the data under Advanced.':
    '{0}。再试一个，或在“高级设置”里换换数据。',

  // Formulas read out.
  equals: '等于',
  'is not': '不等于',
  'is about': '约等于',
  'is at most': '不超过',
  plus: '加',
  minus: '减',
  times: '乘',
  'plus or minus': '正负',
  'the sum of': '求和',
  'is less than': '小于',
  over: '除以',
  'minus ': '负 ',
  'the size of {0}': '{0} 的模',
  'open bracket {0} close bracket': '左括号 {0} 右括号',
  '{0} squared': '{0} 的平方',
  '{0} to the power of {1}': '{0} 的 {1} 次方',
  'fraction {0} over {1} end of fraction': '分数，分子 {0}，分母 {1}，分数结束',
};
