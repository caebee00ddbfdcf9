/** Plots that say why: theory, mechanism, one training step, strips of claims. */
export const plotsWhy = {
  // Theory.
  'α = {0}, {1}': 'α = {0}，{1}',
  '{0} of {1} inputs // clauses': '{0}（每个 {1} 个输入）',
  'This task has no clauses that could be kept whole.': '这个任务没有可保持完整的子句。',
  'No network yet. Press Play to train the networks.': '还没有网络。点“开始”训练网络。',
  'clauses whole in some child, %': '在某个子神经元里完整的子句，%',
  'other clauses whole in the same child (root scale)':
    '同一子神经元里其他完整的子句（平方根刻度）',
  'limited by neither': '两者都不是限制',
  'limited by collisions': '受碰撞限制',
  'limited by both': '受两者限制',
  'limited by coverage': '受覆盖限制',
  'random, balanced': '随机，大小均衡',
  'random, each input for itself': '随机，逐个输入独立',
  'derived here': '此处推导',
  published: '论文发表',
  'a network before pruning': '剪枝前的一个网络',
  'mean of the seeds': '各种子的均值',
  'network on screen above': '上方画面的网络',
  'the {0}': '{0}法',
  '“{0}”': '“{0}”',
  '**Coverage limits {0} at α = {1}**': '**α = {1} 时，{0}受覆盖限制**',
  '**Coverage will limit {0} at α = {1}**': '**α = {1} 时，{0}将受覆盖限制**',
  '**Collisions limit {0} at α = {1}**': '**α = {1} 时，{0}受碰撞限制**',
  '**Collisions will limit {0} at α = {1}**': '**α = {1} 时，{0}将受碰撞限制**',
  '**Coverage and collisions both limit {0} at α = {1}**':
    '**α = {1} 时，{0}同时受覆盖和碰撞限制**',
  '**Coverage and collisions both will limit {0} at α = {1}**':
    '**α = {1} 时，{0}将同时受覆盖和碰撞限制**',
  '**Neither coverage nor collisions limit {0} at α = {1}**':
    '**α = {1} 时，{0}既不受覆盖也不受碰撞限制**',
  '**Neither coverage nor collisions will limit {0} at α = {1}**':
    '**α = {1} 时，{0}将既不受覆盖也不受碰撞限制**',
  'Not measured yet, and {0} has no formula here.': '尚未测量，而{0}在这里没有公式。',
  'no clause is whole in any child': '没有一个子句在任何子神经元里完整',
  '**{0}** of the clauses are whole in some child': '**{0}**的子句在某个子神经元里完整',
  '**{0}** of the clauses are whole in some child, {1} would be enough':
    '**{0}**的子句在某个子神经元里完整，达到 {1} 才够',
  '{0}, **alone** in it': '{0}，在其中**没有同伴**',
  '{0}, **with {1}** other whole clauses in it on average (more than {2} is crowded)':
    '{0}，其中平均**还有 {1} 个**其他完整的子句（超过 {2} 个就算拥挤）',
  'Pruning then tears {0} of the whole copies.': '随后的剪枝撕开了 {0} 的完整副本。',
  'There is no formula for this method.': '这种方法没有公式。',
  'in the one network': '（一个网络）',
  'over {0} networks': '（{0} 个网络）',
  'Before pruning the formula expects {0}, as measured {1}.': '剪枝前公式预期 {0}，与实测{1}一致。',
  'Before pruning the formula expects {0}, measured {1} {2}.': '剪枝前公式预期 {0}，实测 {1}{2}。',
  'Before pruning the formula expects {0}, measured {1} {2}, {3} standard errors away.':
    '剪枝前公式预期 {0}，实测 {1}{2}，相差 {3} 个标准误。',
  'whole in some child: {0} of the clauses': '在某个子神经元里完整：{0} 的子句',
  'whole in one neuron’s children: {0}': '在一个神经元的子神经元里完整：{0}',
  'two whole in the same child: {0}': '两个同在一个子神经元里完整：{0}',
  'companions of a whole clause: {0}': '完整子句的同伴数：{0}',
  '{0} (formula {1}), α = {2}': '{0}（公式：{1}），α = {2}',
  '{0}, seed {1}, {2}': '{0}，种子 {1}，{2}',
  '{0}, mean of {1} seeds, {2}': '{0}，{1} 个种子的均值，{2}',
  'curve: {0}, {1}': '曲线：{0}，{1}',
  quantity: '量',
  measured: '实测',
  difference: '差',
  'standard errors': '标准误数',
  'no closed form': '无封闭形式',
  companions: '同伴数',
  'Where coverage or collisions become a limit is our rule: fewer than {0} of the clauses whole, more than {1} companions.':
    '覆盖或碰撞从何时起算作限制，是我们的规定：完整的子句不足 {0}，同伴超过 {1} 个。',
  'children of a neuron, {0}': '一个神经元的子神经元数，{0}',
  'neurons, {0}': '神经元数，{0}',
  'inputs, {0}': '输入数，{0}',
  'clauses, {0} // number': '子句数，{0}',
  'inputs of a clause, {0}': '一个子句的输入数，{0}',
  'Clause-aware split': '按子句拆分',
  'Random split, children of equal size': '随机拆分，子神经元大小相等',
  'hypergeometric, derived here': '超几何分布，此处推导',
  'Random split, each input for itself': '随机拆分，逐个输入独立',
  'collisions as published, arXiv 2510.04500': '碰撞按论文公式，arXiv 2510.04500',
  '0, there is no pair': '0，没有成对的子句',
  'Σ s · (s − 1) / (m · (m − 1)), s clauses in a child':
    'Σ s · (s − 1) / (m · (m − 1))，s 为一个子神经元里的子句数',
  'Σ C(d−{0}, s−{1}) / C(d, s), s inputs in a child':
    'Σ C(d−{0}, s−{1}) / C(d, s)，s 为一个子神经元的输入数',
  'a clause stays whole in a neuron’s children': '一个子句在某神经元的子神经元里保持完整',
  'two clauses are whole in the same child': '两个子句在同一子神经元里完整',
  'a clause is whole somewhere (coverage)': '一个子句在某处完整（覆盖）',
  'other whole clauses in its child (companions)': '同一子神经元里其他完整的子句（同伴）',

  // Mechanism.
  'Gain against {0}, {1}': '提升与{0}的关系，{1}',
  '|cosine|': '|余弦|',
  'rank of weights': '权重的秩',
  'clauses whole': '完整的子句',
  'whole per neuron': '每个神经元完整',
  'pairs in one child': '同一子神经元的对',
  'mean // count': '个均值',
  '{0} over seeds': '{0}（按种子平均）',
  'as trained': '训练所得',
  'same masks, shuffled weights': '同样的掩码、打乱的权重',
  'with shuffled weights': '打乱权重',
  'Counted on masks:': '只数掩码：',
  'shuffling weights': '打乱权重',
  'changes nothing.': '不会有变化。',
  'R² {0}, n {1}': 'R² {0}，n = {1}',
  'no line, n {0}': '无直线，n = {0}',
  '{0}, times that of dense': '{0}（稠密的倍数）',
  'accuracy gained, % of dense': '准确率提升，稠密的 %',
  'too few': '太少',
  'same in all': '全都相同',
  'same gain': '提升相同',
  'R²: share of the gain explained': 'R²：能解释多少提升',
  '{0}: R² {1}, counted on masks': '{0}：R² {1}，只数掩码',
  '{0}: R² {1}, with shuffled weights {2}': '{0}：R² {1}，打乱权重后 {2}',
  'Show the seeds of this run': '显示这次运行的种子',
  'No sweep has run yet. Start one above, or:': '还没有运行过扫描。请在上面开始一个，或者：',
  'Only dense networks take part, so there is no gain to predict.':
    '只有稠密网络参加，所以没有提升可预测。',
  'Every network diverged, or the dense one of its seed: there is no gain.':
    '每个网络或其种子的稠密网络都发散了：没有提升可言。',
  'Nothing of the sweep is measured yet. Start it above, or:': '扫描尚未测量。请在上面开始，或者：',
  'What the split gained is known once the networks are trained to the end.':
    '网络训练到最后，才知道拆分带来多少提升。',
  'gain, % of dense': '提升，稠密的 %',
  'marks (n)': '点数（n）',
  'slope (% of dense per fold)': '斜率（每倍对应稠密的 %）',
  '{0}, ×': '{0}，×',
  '{0}, shuffled, ×': '{0}，打乱后，×',
  '**{0}** explains only **{1}** of the variation of the gain over {2}':
    '**{0}**只能解释 {2}之间提升差异的 **{1}**',
  '**{0}** explains **{1}** of the variation of the gain over {2} (the lower it is, the more is gained)':
    '**{0}**能解释 {2}之间提升差异的 **{1}**（越低提升越多）',
  '**{0}** explains **{1}** of the variation of the gain over {2} (the higher it is, the more is gained)':
    '**{0}**能解释 {2}之间提升差异的 **{1}**（越高提升越多）',
  '; among networks of one method, {0} explains {1}': '；在同一方法的网络之间，{0}解释 {1}',
  '; among means of one method, {0} explains {1}': '；在同一方法的均值之间，{0}解释 {1}',
  'All gain the same, so there is nothing to predict.': '提升全都相同，没有什么可预测。',
  'It is counted on masks, so shuffling weights changes nothing: all of it is the mask.':
    '它只数掩码，打乱权重不会有变化：全部来自掩码。',
  'Knowing only the method explains {0}{1}.': '只知道方法就能解释 {0}{1}。',
  'The dense network has no {0}, so there is no fold change.':
    '稠密网络没有{0}，所以没有倍数可言。',
  'accuracy {0} % over dense': '准确率比稠密高 {0} %',
  'mean of {0}': '{0}的均值',
  'with shuffled weights it is the same everywhere, so it is not the mask':
    '打乱权重后处处相同，所以不是掩码造成的',
  'with shuffled weights {0}': '打乱权重后为 {0}',
  'with shuffled weights: {0}': '打乱权重：{0}',
  '{0}, but the other way round, so it is not the mask': '{0}，但方向相反，所以不是掩码造成的',
  '{0}, so all of it may be the mask': '{0}，所以可能全部来自掩码',
  '{0}, so most of it is the mask': '{0}，所以大部分来自掩码',
  '{0}, so part of it is the mask': '{0}，所以一部分来自掩码',
  '{0}, so little is the mask': '{0}，所以很少来自掩码',
  '{0} are too few for a line.': '{0}太少，连不成直线。',
  '{0} is too few for a line.': '{0}太少，连不成直线。',
  '{0} diverged and left out.': '{0}发散，未计入。',
  '{0} left out, where the dense network has none of it.':
    '{0} 个未计入：那里稠密网络的这个量为零。',
  '{0} is {1} times the dense network’s in all of them, so it cannot tell who gains more.':
    '{0}在所有网络中都是稠密网络的 {1} 倍，所以看不出谁提升更多。',
  '{0}: {1} that of dense': '{0}：稠密的 {1}',

  // One training step.
  Inputs: '输入',
  Sums: '求和',
  Activity: '激活',
  Answer: '答案',
  Loss: '损失',
  Gradients: '梯度',
  Update: '更新',
  Split: '拆分',
  '{0} of {1}: {2}, epoch {3}': '第 {0} 步（共 {1} 步）：{2}，第 {3} 轮',
  'No example of this data is at hand.': '手边没有这些数据的样本。',
  'This network has too many weights to be looked at one by one.':
    '这个网络的权重太多，无法逐个查看。',
  'The example is of other inputs than the network on screen.': '样本的输入与画面上的网络不同。',
  sum: '和',
  active: '激活',
  adds: '贡献',
  activity: '激活值',
  'adds to the logit': '对 logit 的贡献',
  'size of the gradient': '梯度大小',
  'size of the update': '更新大小',
  'bias moves by': '偏置的改变',
  'output moves by': '输出权重的改变',
  true: '真',
  false: '假',
  'input {0} ({1})': '输入 {0}（{1}）',
  'weight {0}': '权重 {0}',
  'gradient {0}': '梯度 {0}',
  'weight {0}, moves by {1}': '权重 {0}，改变 {1}',
  '{0}: not connected': '{0}：没有连接',
  'Example {0} of the training set: **{1} of {2} inputs are on**, and the right answer is {3}. On counts +1, off −1.':
    '训练集的第 {0} 个样本：**{2} 个输入中有 {1} 个为开**，正确答案为{3}。开计 +1，关计 −1。',
  'Every neuron adds its bias and weight times input. The largest sum in size: **{0} in neuron {1}**.':
    '每个神经元把偏置与各“权重 × 输入”相加。绝对值最大的和：**神经元 {1} 的 {0}**。',
  'Sums below zero become 0. **{0} of {1} neurons are active**{2}.':
    '小于零的和变为 0。**{1} 个神经元中有 {0} 个激活**{2}。',
  'Activity times output weight, all added to the output bias {0}: **the logit is {1}**. Above zero means true, so the network says {2}.':
    '激活值乘以输出权重，全部加到输出偏置 {0} 上：**logit 为 {1}**。大于零表示真，所以网络的回答是{2}。',
  'As a probability that is {0}; the right answer is {1}. **The loss is {2}**, and its slope at the logit {3} − {4} = {5}.':
    '换成概率是 {0}；正确答案是 {1}。**损失为 {2}**，它对 logit 的斜率为 {3} − {4} = {5}。',
  'Backwards: slope times output weight times input, for the weights of active neurons only.':
    '反向：斜率 × 输出权重 × 输入，只涉及激活神经元的权重。',
  '**All of them are 0**.': '**全部为 0**。',
  'The largest: **{0}, neuron {1}, {2}**.': '最大的：**{0}，神经元 {1}，{2}**。',
  'Each weight moves against its gradient, {0} times as far (SGD; nothing is carried over into a first step).':
    '每个权重沿梯度的反方向移动，幅度为梯度的 {0} 倍（SGD；第一步没有此前的动量）。',
  'Each weight moves against its gradient by about {0}, however large that is (Adam, first step).':
    '每个权重沿梯度的反方向移动约 {0}，与梯度大小无关（Adam，第一步）。',
  '**The loss on this example goes from {0} to {1}**.': '**这个样本上的损失从 {0} 变为 {1}**。',
  'At epoch {0} each neuron’s weights are shared out, so each child has a sum of its own.':
    '第 {0} 轮，每个神经元的权重被分给子神经元，于是每个子神经元各有自己的和。',
  '**{0} of {1} neurons were active, now {2} of {3} children are**: the logit goes from {4} to {5}.':
    '**原来 {1} 个神经元中有 {0} 个激活，现在 {3} 个子神经元中有 {2} 个**：logit 从 {4} 变为 {5}。',

  // Strips of claims.
  'No networks of this claim are known yet.': '这条论断的网络尚不可知。',
  '{0}: not known': '{0}：尚不可知',
  '{0}: mean {1}, {2} over {3}': '{0}：均值 {1}，{3}在 {2} 之间',
};
