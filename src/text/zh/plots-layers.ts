/** Plots of networks over real data: images, classes, confusion, cosines, the ledger by layer. */
export const plotsLayers = {
  'This picture is of networks that learn real data: choose FashionMNIST or a file of embeddings.':
    '这张图针对学习真实数据的网络：请选择 FashionMNIST 或一个嵌入向量文件。',
  'No answers yet. Press Play to train the networks.': '还没有答案。点“开始”训练网络。',
  pixels: '像素',
  'pixel // count': '个像素',
  'points // column': '百分点',
  '{0} points': '{0} 个百分点',
  class: '类别',
  '{0}: {1}': '{0}：{1}',
  '{0}: {1} of {2}': '{0}：{1}，共 {2}',

  // Accuracy of each class.
  'Accuracy of each class': '各类的准确率',
  'There are no test examples of any class.': '没有任何类别的测试样本。',
  'of the class’s test examples right': '该类测试样本中答对的比例',
  'Nothing is split yet: both sides are the same network, {0} right over all classes.':
    '尚未拆分：两边是同一个网络，所有类别合计答对 {0}。',
  'Better: {0} of {1} classes, {2} most ({3}).': '变好：{1} 类中的 {0} 类，最多的是 {2}（{3}）。',
  'Worse: {0} of {1} classes, {2} most ({3}).': '变差：{1} 类中的 {0} 类，最多的是 {2}（{3}）。',
  'As before: {0} of {1}.': '不变：{1} 类中的 {0} 类。',
  'Over all: **{0} {1}, {2} {3}**.': '总计：**{0} {1}，{2} {3}**。',
  'One seed; one example of a class is {0} of it.': '只有一个种子；一个样本占其类别的 {0}。',
  'One seed; one example of a class is {0} of it or less.':
    '只有一个种子；一个样本至多占其类别的 {0}。',
  'The {0} classes in between are left out.': '中间的 {0} 类略去。',
  '{0}: {1} of {2} right, then {3} ({4})': '{0}：{2} 个中先答对 {1} 个，后答对 {3} 个（{4}）',
  'right, {0}': '答对，{0}',

  // Confusion.
  'Which class is taken for which': '哪一类被认成哪一类',
  '{0} for {1}': '把“{0}”认成“{1}”',
  '{0} taken for {1}': '“{0}”被认成“{1}”',
  '{0} known as such': '“{0}”认对',
  '{0} of {1} wrong ({2})': '{1} 个中错 {0} 个（{2}）',
  '{0}: {1}; **{2}: {3}**.': '{0}：{1}；**{2}：{3}**。',
  'Nothing is split yet: one network, {0}.': '尚未拆分：只有一个网络，{0}。',
  'Most often {0}, {1} times.': '最常{0}，共 {1} 次。',
  'Most often mistaken: {0}.': '最常见的错误：{0}。',
  'Fell most: {0}.': '减少最多：{0}。',
  'Grew most: {0}.': '增加最多：{0}。',
  '{0} ({1} → {2})': '{0}（{1} → {2}）',
  'No pair of classes changed.': '没有哪一对类别发生变化。',
  'The {0} largest of {1} pairs.': '{1} 对中最多的 {0} 对。',
  '{0}: {1}, then {2} of {3}': '{0}：{3} 个中先 {1} 个，后 {2} 个',
  '{0} {1}, {2} {3}': '{0} {1}，{2} {3}',
  answer: '答案',
  again: '再次',
  'right // answer': '答对',
  'right answers': '答对',
  'mistakes, full at {0} of a class': '答错，达到一类的 {0} 为满色',
  'better: more right, or fewer mistakes': '变好：答对更多，或错误更少',
  worse: '变差',
  '{0} against {1}': '{0}对比{1}',
  'class taken for another: ': '一类被认成另一类：',
  '{0} above, {1} below': '上为{0}，下为{1}',

  // Cosines of inputs.
  'How alike the neurons treat two {0}': '神经元对待任意两个{0}有多相似',
  'mean |cosine| {0}': '|余弦| 均值 {0}',
  '+1 alike': '+1 一致',
  'never read': '从不读取',
  'never read together': '从不一起读取',
  'cosine {0}': '余弦 {0}',
  'bins {0} and {1}': '第 {0} 格与第 {1} 格',
  'groups {0} and {1}': '第 {0} 组与第 {1} 组',
  group: '组',
  'with group': '与哪一组',
  'Mean |cosine| of two {0}: **{1}** at epoch {2}; nothing is split yet.':
    '两个{0}之间 |余弦| 的均值：第 {2} 轮为 **{1}**；尚未拆分。',
  'Mean |cosine| of two {0}: {1} at epoch {2}, **{3} at epoch {4}**.':
    '两个{0}之间 |余弦| 的均值：第 {2} 轮为 {1}，**第 {4} 轮为 {3}**。',
  'The same connections with their weights shuffled: {0}.': '同样的连接、打乱的权重：{0}。',
  '{0} {1} are read by no neuron and left out.': '有 {0} 个{1}没有神经元读取，未计入。',
  '{0} in {1} groups that the weights of the warm-up treat alike':
    '{0}按预热所得权重的相似程度分成 {1} 组',
  '{0} in their own order until the warm-up ends and groups can be formed':
    '{0}按原有顺序排列，预热结束后才能分组',
  'A cell is a pair of {0}, {1}.': '一格是一对{0}，{1}。',
  'A cell is the mean over {0} × {1} {2}, {3} bins, {4}.':
    '一格是 {0} × {1} 个{2}的平均，共 {3} 段，{4}。',
  '{0} of {1} {2}, evenly spaced, were compared; a cell is a pair of {3}, {4}.':
    '从 {1} 个{2}中等距取 {0} 个比较；一格是一对{3}，{4}。',
  '{0} of {1} {2}, evenly spaced, were compared; a cell is the mean over {3} × {4} {5}, {6} bins, {7}.':
    '从 {1} 个{2}中等距取 {0} 个比较；一格是 {3} × {4} 个{5}的平均，共 {6} 段，{7}。',

  // The ledger by layer.
  'Budget, layer by layer': '逐层预算',
  layer: '层',
  'input // layer': '输入层',
  'output // layer': '输出层',
  'hidden {0}': '隐藏层 {0}',
  'wide, before': '加宽，之前',
  'all weights': '全部权重',
  'children made': '生成子神经元',
  'non-zero weights, counted': '非零权重，实际计数',
  'non-zero weights, {0}': '非零权重，{0}',
  '= budget ✓': '= 预算 ✓',
  'budget {0} ✗': '预算 {0} ✗',
  ', then {0}': '，之后 {0}',
  '{0} (dense: {1})': '{0}（稠密：{1}）',
  '{0}: **{1} non-zero weights**; the dense network has {2}.':
    '{0}：**{1} 个非零权重**；稠密网络有 {2} 个。',
  '{0}: **{1} non-zero weights**{2}.': '{0}：**{1} 个非零权重**{2}。',
  '{0}: **{1} non-zero weights**, not {2}{3}.': '{0}：**{1} 个非零权重**，而不是 {2} 个{3}。',
  '; at epoch {0} it is split and may have no more': '；第 {0} 轮拆分，之后也不得更多',
  'none was pruned': '没有剪掉任何权重',
  'the {0} smallest fell out ({1})': '最小的 {0} 个掉出（{1}）',
  '{0} + {1} copied − {2} = {3}': '{0} + 复制的 {1} − {2} = {3}',
  '{0} became {1}: **{2}**, exactly the budget of {3}{4}; {5}. Biases are not counted.':
    '{0} 变为 {1}：**{2}**，恰好等于预算 {3}{4}；{5}。偏置不计。',
  '{0} became {1}: **{2}**, not the budget of {3}{4}; {5}. Biases are not counted.':
    '{0} 变为 {1}：**{2}**，不等于预算 {3}{4}；{5}。偏置不计。',
  '{0}: {1}, {2} with the children’s copies, {3} pruned':
    '{0}：{1} 个，加上子神经元的副本为 {2} 个，剪掉 {3} 个',
  '{0}: {1} non-zero weights': '{0}：{1} 个非零权重',

  // Weights as images.
  'Which pixels each neuron reads, and how': '每个神经元读取哪些像素，怎样读取',
  'Which inputs each neuron reads, and how': '每个神经元读取哪些输入，怎样读取',
  '{0}, epoch {1}: {2} neurons': '{0}，第 {1} 轮：{2} 个神经元',
  'who reads it': '谁读取',
  readers: '读取者',
  'child {0}': '子神经元 {0}',
  '{0} pixels': '{0} 个像素',
  '+{0}: weight': '+{0}：权重',
  'not read': '不读取',
  'several children': '多个子神经元',
  'pixels read': '读取的像素',
  'inputs read': '读取的输入',
  'smallest weight': '最小权重',
  'largest weight': '最大权重',
  '{0} reads {1} pixels': '{0} 读取 {1} 个像素',
  '{0} reads {1} inputs': '{0} 读取 {1} 个输入',
  'neuron {0}: {1}': '神经元 {0}：{1}',
  'row {0}, column {1}': '第 {0} 行第 {1} 列',
  'input {0}': '输入 {0}',
  'inputs {0} to {1}': '输入 {0} 至 {1}',
  '{0}: not read': '{0}：不读取',
  '{0}: weight {1}': '{0}：权重 {1}',
  '{0}: {1} of {2} read, weights of size {3}': '{0}：读取 {2} 个中的 {1} 个，权重大小 {3}',
  '{0}: read by no child of neuron {1}': '{0}：神经元 {1} 没有子神经元读取它',
  '{0}: read by several children': '{0}：被多个子神经元读取',
  '{0}: read by {1}': '{0}：被 {1} 读取',
  'Every neuron reads all {0} at epoch {1}.': '第 {1} 轮，每个神经元都读取全部 {0}。',
  'At epoch {0} the split shares them out between its {1} children.':
    '到第 {0} 轮，拆分把它们分给 {1} 个子神经元。',
  'The first layer is not split here: at epoch {0} both networks have the same **{1} neurons**, {2} on the left of each pair.':
    '这里第一层没有拆分：第 {0} 轮时两个网络有同样的 **{1} 个神经元**，每一对左边的是{2}。',
  'The {0} network has {1} of its own, nobody’s children; dense has {2}. Both at epoch {3}.':
    '{0}网络自有 {1}，不是谁的子神经元；稠密网络有 {2} 个。都是第 {3} 轮。',
  'The {0} children of a neuron share out its {1} {2}: **none is read by two of them** and every one is still read (all {3} neurons, epoch {4}).':
    '一个神经元的 {0} 个子神经元分掉它的 {1} 个{2}：**没有一个被其中两个读取**，也没有一个无人读取（全部 {3} 个神经元，第 {4} 轮）。',
  'The {0} children of a neuron share out its {1} {2}: **none is read by two of them**; {3} are read by no child any more (all {4} neurons, epoch {5}).':
    '一个神经元的 {0} 个子神经元分掉它的 {1} 个{2}：**没有一个被其中两个读取**；{3} 已没有子神经元读取（全部 {4} 个神经元，第 {5} 轮）。',
  'Children of one neuron **share {0} of its {1} {2}** and every one is still read (all {3} neurons, epoch {4}).':
    '同一神经元的子神经元**共用它 {1} 个{2}中的 {0}**，没有一个无人读取（全部 {3} 个神经元，第 {4} 轮）。',
  'Children of one neuron **share {0} of its {1} {2}**; {3} are read by no child any more (all {4} neurons, epoch {5}).':
    '同一神经元的子神经元**共用它 {1} 个{2}中的 {0}**；{3} 已没有子神经元读取（全部 {4} 个神经元，第 {5} 轮）。',
  'Shown: {0} of {1} neurons, those with the largest input weights (Σw²) so far.':
    '显示 {1} 个神经元中的 {0} 个：目前输入权重（Σw²）最大的。',
  'Shown: {0} of {1} neurons, those with the largest input weights (Σw²) at epoch {2}.':
    '显示 {1} 个神经元中的 {0} 个：第 {2} 轮时输入权重（Σw²）最大的。',
  'Shown: {0} and {1} neurons, those with the largest input weights (Σw²) so far.':
    '显示 {0} 个和 {1} 个神经元：目前输入权重（Σw²）最大的。',
  'Shown: {0} and {1} neurons, those with the largest input weights (Σw²) at epoch {2}.':
    '显示 {0} 个和 {1} 个神经元：第 {2} 轮时输入权重（Σw²）最大的。',
  'A bar is {0} neighbouring inputs, {1} bars for {2}: the root of their mean square, with the sign of their sum.':
    '一条代表 {0} 个相邻输入，{2} 个输入共 {1} 条：取均方根，符号与其和相同。',
  'Colour is full from ±{0} on.': '±{0} 起为满色。',
};
