/** The claims: what was published, what is compared, what was found, and the rule of verdicts. */
export const claims = {
  // Settings and methods as rows of a picture.
  'random, α 2': '随机，α 2',
  'random, α 4': '随机，α 4',
  'random, α 8': '随机，α 8',
  'clause, α 2': '按子句，α 2',
  'clause, α 4': '按子句，α 4',
  'clause, α 8': '按子句，α 8',
  'clause-aware, α 2': '按子句，α 2',
  'clause-aware, α 4': '按子句，α 4',
  '2 clauses': '2 个子句',
  '4 clauses': '4 个子句',
  '8 clauses': '8 个子句',
  '16 clauses': '16 个子句',
  '24 clauses': '24 个子句',
  '4 neurons': '4 个神经元',
  '8 neurons': '8 个神经元',
  '16 neurons': '16 个神经元',
  '32 neurons': '32 个神经元',
  'at 0': '第 0 轮',
  'at 5': '第 5 轮',
  'at 15': '第 15 轮',
  'at 25': '第 25 轮',
  'at 35': '第 35 轮',
  'at 45': '第 45 轮',
  disjoint: '不相交',
  inherited: '继承',
  fresh: '全新',
  shuffled: '打乱',
  default: '默认',
  'uniform bits': '均匀位',
  'mixed polarity': '正负混合',
  'both splits': '两种拆分',
  '2 × weights': '2 × 权重',
  'with Adam': '用 Adam',
  '|cosine| of neurons': '神经元间 |余弦|',

  // What an axis shows.
  'test accuracy after training': '训练后的测试准确率',
  'change against dense': '相对稠密的变化',
  'R², negative: the other way': 'R²，负值表示方向相反',

  // The paper's claims.
  'Clause-aware splits beat random ones, and random ones beat dense, at the same budget':
    '预算相同时，按子句拆分优于随机拆分，随机拆分优于稠密网络',
  'dense 78.7, random 88.7, clause-aware 99.4 %': '稠密 78.7%，随机 88.7%，按子句 99.4%',
  'random ahead of dense': '随机优于稠密',
  'clause-aware ahead of random': '按子句优于随机',
  'Random is {0} points ({1}) over dense, ahead in {2} of {3} seeds; clause-aware {4} over random, in {5} of {6}.':
    '随机相对稠密 {0} 个百分点（{1}），{3} 个种子中 {2} 个领先；按子句相对随机 {4} 个百分点，{6} 个种子中 {5} 个领先。',
  '264 non-zero weights in every network.': '每个网络都是 264 个非零权重。',

  'The gain grows when α goes from 2 to 4': 'α 从 2 增到 4 时，提升变大',
  'the gain rises': '提升变大',
  'clause-aware: α 4 ahead of α 2': '按子句：α 4 优于 α 2',
  'random: α 4 ahead of α 2': '随机：α 4 优于 α 2',
  'From α 2 to 4 clause-aware splits change by {0} points ({1}), random ones by {2}.':
    'α 从 2 到 4，按子句拆分变化 {0} 个百分点（{1}），随机拆分变化 {2}。',
  'From α 2 to 4 clause-aware splits change by {0} points ({1}), random ones by {2}: four children keep hardly any clause whole.':
    'α 从 2 到 4，按子句拆分变化 {0} 个百分点（{1}），随机拆分变化 {2}：分成四个子神经元后，几乎没有子句还完整。',

  'Too large an α hurts': 'α 过大有害',
  'the gain falls again past some α': 'α 超过某个值后，提升回落',
  'random: α 8 behind α 4': '随机：α 8 不如 α 4',
  'clause-aware: α 8 behind α 4': '按子句：α 8 不如 α 4',
  'From α 4 to 8 random splits change by {0} points ({1}), clause-aware ones by {2}.':
    'α 从 4 到 8，随机拆分变化 {0} 个百分点（{1}），按子句拆分变化 {2}。',

  'The gain grows with the number of clauses and levels off': '提升随子句数增大，然后趋于平稳',
  'rises and saturates near 16 clauses (8 neurons)': '上升，在 16 个子句附近饱和（8 个神经元）',
  '{0}: gain from {1} to {2}': '{0}：从 {1} 到 {2}，提升变大',
  '{0}: no more from 16 to 24': '{0}：从 16 到 24 不再变大',
  'The number of clauses with the largest mean gain: {0} (clause-aware, α 2, {1}), {2} (clause-aware, α 4, {3}), {4} (random, α 2, {5}), {6} (random, α 4, {7}).':
    '平均提升最大时的子句数：{0}（按子句，α 2，{1}），{2}（按子句，α 4，{3}），{4}（随机，α 2，{5}），{6}（随机，α 4，{7}）。',

  'The gain falls with the number of neurons': '神经元越多，提升越小',
  'falls (8 clauses)': '下降（8 个子句）',
  '{0}: falls from {1} to {2}': '{0}：从 {1} 到 {2} 下降',
  'The number of neurons with the largest mean gain: {0} (clause-aware, α 2, {1}), {2} (clause-aware, α 4, {3}), {4} (random, α 2, {5}), {6} (random, α 4, {7}).':
    '平均提升最大时的神经元数：{0}（按子句，α 2，{1}），{2}（按子句，α 4，{3}），{4}（随机，α 2，{5}），{6}（随机，α 4，{7}）。',

  'Children with disjoint inputs beat children whose inputs overlap':
    '输入不相交的子神经元优于输入有重叠的',
  'overlapping inputs are significantly worse': '输入重叠明显更差',
  'disjoint ahead of overlapping': '不相交优于重叠',
  'disjoint ahead of the same subset': '不相交优于同一子集',
  'Disjoint is {0} points ({1}) over children that draw their inputs on their own, and {2} over children that all see the same half.':
    '不相交相对“子神经元各自抽取输入”为 {0} 个百分点（{1}），相对“都看同一半输入”为 {2} 个百分点。',

  'A split matches or beats DropConnect at the same budget': '预算相同时，拆分不逊于 DropConnect',
  'matches or beats it at equal non-zero weights': '非零权重相同时，不逊于它',
  'DropConnect, pruned, not ahead of random': 'DropConnect（剪枝后）不优于随机',
  'DropConnect, pruned, not ahead of clause-aware': 'DropConnect（剪枝后）不优于按子句',
  'with Adam: DropConnect, pruned, not ahead of random': '用 Adam：DropConnect（剪枝后）不优于随机',
  'DropConnect, all weights, not ahead of random': 'DropConnect（全部权重）不优于随机',
  'DropConnect, all weights, not ahead of clause-aware': 'DropConnect（全部权重）不优于按子句',
  'with Adam: DropConnect, all weights, not ahead of random':
    '用 Adam：DropConnect（全部权重）不优于随机',
  'At the same budget random is {0} points ({1}) and clause-aware {2} over DropConnect, which reaches {3} % with all its weights, twice as many.':
    '预算相同时，相对 DropConnect，随机为 {0} 个百分点（{1}），按子句为 {2} 个百分点；DropConnect 用上全部权重（两倍之多）时达到 {3}%。',
  'With Adam at rate {0}, the best of four settings tried for it, it reaches {1} % with all of them, and at the budget random is {2} over it.':
    '用 Adam、学习率 {0}（为它试过的四种设置中最好的），它用全部权重达到 {1}%；在预算之内，随机相对它为 {2} 个百分点。',

  'Earlier splits are better, and late ones still beat dense': '越早拆分越好，晚拆分仍优于稠密网络',
  'earlier is better, late still beats dense': '越早越好，晚了仍优于稠密',
  '{0}: epoch {1} ahead of {2}': '{0}：第 {1} 轮优于第 {2} 轮',
  '{0}: epoch 45 ahead of dense': '{0}：第 45 轮优于稠密',
  'At epoch 45 of 50 clause-aware is {0} points ({1}) over dense, random {2}.':
    '共 50 轮，在第 45 轮才拆分：按子句相对稠密 {0} 个百分点（{1}），随机 {2} 个百分点。',
  'Split before any training, nothing learned is inherited: {0} and {1} %, beside {2} and {3} % at epoch 5.':
    '训练之前就拆分，没有学到的东西可继承：{0}% 和 {1}%；在第 5 轮拆分则为 {2}% 和 {3}%。',

  'Feature capacity goes up and the cosine between neurons goes down':
    '特征容量上升，神经元之间的余弦下降',
  'capacity up, cosine down': '容量上升，余弦下降',
  '{0}: feature capacity rises': '{0}：特征容量上升',
  '{0}: feature capacity rises, shuffled weights': '{0}：特征容量上升（打乱权重）',
  '{0}: |cosine| of neurons falls': '{0}：神经元间 |余弦| 下降',
  '{0}: |cosine| of neurons falls, shuffled weights': '{0}：神经元间 |余弦| 下降（打乱权重）',
  'Random and clause-aware change capacity by {0} and {1} % (masks alone, on shuffled weights: {2} and {3} %), |cosine| by {4} and {5} % (masks alone, on shuffled weights: {6} and {7} %).':
    '随机和按子句拆分使容量变化 {0}% 和 {1}%（只看掩码，权重打乱：{2}% 和 {3}%），|余弦| 变化 {4}% 和 {5}%（只看掩码，权重打乱：{6}% 和 {7}%）。',

  'The change of capacity and cosine predicts the gain in accuracy':
    '容量和余弦的变化能预测准确率的提升',
  'both correlate with the gain, high R²': '两者都与提升相关，R² 很高',
  '{0}, {1}, shuffled weights': '{0}，{1}，打乱权重',
  'Over {0} settings, R² with the relative gain is {1} for capacity and {2} for |cosine| of clause-aware splits (masks alone: {3} and {4}), {5} and {6} of random ones.':
    '在 {0} 个设置上，与相对提升的 R²：按子句拆分的容量为 {1}，|余弦| 为 {2}（只看掩码：{3} 和 {4}）；随机拆分为 {5} 和 {6}。',

  'On real data, random splits do as well as feature-based ones':
    '在真实数据上，随机拆分与按特征拆分一样好',
  'about the same on FashionMNIST and CLIP embeddings': '在 FashionMNIST 和 CLIP 嵌入上大致相同',
  '4 neurons: feature-based ahead of random': '4 个神经元：按特征优于随机',
  '8 neurons: feature-based ahead of random': '8 个神经元：按特征优于随机',
  '4 neurons: random ahead of dense': '4 个神经元：随机优于稠密',
  '8 neurons: random ahead of dense': '8 个神经元：随机优于稠密',
  'FashionMNIST, 10,000 images: feature-based splits differ from random ones by {0} points ({1}) with 4 neurons and {2} with 8; random ones gain {3} over dense with 4.':
    'FashionMNIST，10,000 张图像：按特征拆分与随机拆分，4 个神经元时相差 {0} 个百分点（{1}），8 个时相差 {2}；4 个时随机相对稠密 {3}。',
  'CLIP embeddings are not tested: bring your own.': 'CLIP 嵌入未检验：请用你自己的数据。',

  // Asked by us.
  'not among the published trends': '不在已发表的趋势之内',
  'Inheriting the parents’ weights matters: fresh ones in the same masks do worse':
    '继承父神经元的权重很重要：同样的掩码配全新权重会更差',
  'inherited ahead of fresh': '继承优于全新',
  'Inherited against fresh: {0} points ({1}), ahead in {2} of {3} seeds; the fresh ones had the 25 epochs after the split.':
    '继承对全新：{0} 个百分点（{1}），{3} 个种子中有 {2} 个领先；全新权重只训练了拆分后的 25 轮。',
  'A split beats training as wide and as sparse a network from scratch':
    '拆分优于从头训练同样宽、同样稀疏的网络',
  'not among the published trends; DropConnect is the published rival':
    '不在已发表的趋势之内；已发表的对手是 DropConnect',
  'A split beats pruning a wide network to the same budget, and lottery tickets':
    '拆分优于把加宽网络剪枝到同样预算，也优于彩票假设',
  'clause-aware ahead of sparse wide': '按子句优于稀疏加宽',
  'random ahead of sparse wide': '随机优于稀疏加宽',
  'clause-aware ahead of SET': '按子句优于 SET',
  'random ahead of SET': '随机优于 SET',
  'clause-aware ahead of RigL': '按子句优于 RigL',
  'random ahead of RigL': '随机优于 RigL',
  'clause-aware ahead of pruned wide': '按子句优于加宽剪枝',
  'random ahead of pruned wide': '随机优于加宽剪枝',
  'clause-aware ahead of lottery ticket': '按子句优于彩票假设',
  'random ahead of lottery ticket': '随机优于彩票假设',
  'Points over {0}: clause-aware {1}; random {2}.': '分别相对{0}（百分点）：按子句 {1}；随机 {2}。',
  'Random splitting always beats dense': '随机拆分总是优于稠密网络',
  'beats it at 8 clauses and 8 neurons (88.7 against 78.7 %)':
    '在 8 个子句、8 个神经元时优于它（88.7% 对 78.7%）',
  '{0}: random ahead of dense': '{0}：随机优于稠密',
  'In the default setting {0} points ({1}).': '默认设置下为 {0} 个百分点（{1}）。',
  'In the default setting {0} points ({1}); not with {2}.':
    '默认设置下为 {0} 个百分点（{1}）；以下设置不成立：{2}。',

  // Verdicts.
  holds: '成立',
  fails: '不成立',
  'cannot tell': '无法判断',
  'Reproduces here': '在此重现',
  'Reproduces in part': '部分重现',
  'Does not reproduce here': '在此未重现',
  'Undecided here': '在此无定论',
  'Holds here': '在此成立',
  'Holds in part': '部分成立',
  'Does not hold here': '在此不成立',
  '{0} holds': '{0} 项成立',
  '{0} hold': '{0} 项成立',
  '{0} reproduces': '{0} 项重现',
  '{0} reproduce': '{0} 项重现',
  '{0} in part': '{0} 项部分',
  '{0} does not': '{0} 项没有',
  '{0} do not': '{0} 项没有',
  '{0} undecided': '{0} 项无定论',
  'In {0} of the seeds a network diverged; they are left out.':
    '有 {0} 个种子出现网络发散，已略去。',
  'All must hold; one that fails refutes the claim.': '须全部成立；有一项不成立即推翻论断。',
  'All must hold; in part where some do.': '须全部成立；只有几项成立则为部分。',
  'A comparison holds where its 95 % interval over seeds lies above {0} and its mean is at least {1} point; it fails where the interval lies below {2} point.':
    '一项比较成立，须各种子的 95% 区间高于 {0}，且均值至少 {1} 个百分点；区间低于 {2} 个百分点则不成立。',
  'A comparison that claims “no more” holds where the interval lies below {0} point.':
    '声称“不再更多”的比较，区间低于 {0} 个百分点时成立。',
  'A comparison holds where its 95 % interval over seeds lies above {0}; it fails where the interval lies below.':
    '一项比较成立，须各种子的 95% 区间高于 {0}；区间低于它则不成立。',
  'A comparison holds where its 95 % interval over seeds lies above {0} and its mean is at least {1}; it fails where the interval lies below {2}.':
    '一项比较成立，须各种子的 95% 区间高于 {0}，且均值至少 {1}；区间低于 {2} 则不成立。',
  'A comparison that claims “no more” holds where the interval lies below {0}.':
    '声称“不再更多”的比较，区间低于 {0} 时成立。',
};
