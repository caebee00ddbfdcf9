/** Plots of the section “Codes”: signs, which neurons carry a clause, formulas read back. */
export const plotsCodes = {
  clause: '子句',
  literals: '文字',
  bias: '偏置',
  'no clause': '没有子句',
  ', then ': '，之后 ',
  '{0} ({1})': '{0}（{1}）',
  '{0} or {1}': '{0} 或 {1}',
  'and {0} more': '另有 {0} 个',
  'pair // count': '对',
  'clause {0}: {1}': '子句 {0}：{1}',
  'clause {0}, {1}: {2}': '子句 {0}，{1}：{2}',
  'neuron {0} {1}': '神经元 {0} {1}',
  'These data have no clauses, so there are no codes to look for.':
    '这些数据没有子句，所以没有编码可找。',
  'This split is not part of the run on screen.': '画面上的运行没有这种拆分。',
  'By chance (random signs): {0}.': '偶然水平（随机符号）：{0}。',

  // Signs neuron by neuron.
  'Signs of the weights, neuron by neuron': '逐个神经元的权重符号',
  'signs on {0}': '在 {0} 上的符号',
  carries: '承载',
  'carries {0}': '承载 {0}',
  'carries none by this rule': '按此规则不承载子句',
  'counts as +': '算作 +',
  'counts as −': '算作 −',
  'connected, counts as 0': '有连接，算作 0',
  'neuron carries this clause': '神经元承载此子句',
  'neurons that raise the output first': '使输出升高的神经元在前',
  'neurons that raise the output first; bar under a letter: negated':
    '使输出升高的神经元在前；字母下的横线：取反',
  'in no clause': '不在任何子句',
  'inputs x1 … x{0}': '输入 x1 … x{0}',
  'nothing splits at α = 1': 'α = 1 时不拆分',
  'not yet: it comes at epoch {0}': '尚未：要到第 {0} 轮',
  'epoch {0}, {1} neurons × {2} inputs': '第 {0} 轮，{1} 个神经元 × {2} 个输入',
  'epoch {0}, {1} neurons': '第 {0} 轮，{1} 个神经元',
  'Our rule, not the paper’s: a weight counts as its sign when it exceeds **τ = {0}** times the root mean square of its neuron’s weights, else as 0: {1} of {2} at epoch {3}.':
    '这是我们的规则，不是论文的：权重超过其神经元各权重均方根的 **τ = {0}** 倍时算作它的符号，否则算作 0；第 {3} 轮时 {2}中有 {1} 个算作符号。',
  'A neuron carries a clause if all its literals count with the right sign, turned where the neuron lowers the output. Click a neuron to read what it computes.':
    '如果一个子句的所有文字都以正确的符号计入，神经元就承载这个子句；使输出降低的神经元符号取反。点击一个神经元，可读到它在计算什么。',
  'Click a neuron to read its largest weights.': '点击一个神经元，可读到它最大的几个权重。',
  'With one size a neuron in place of its weights, the signs alone give the same answer on **{0}** of the first {1} test examples; shuffled within each neuron, on {2}.':
    '若每个神经元的权重都换成同一大小，仅凭符号就能在前 {1} 个测试样本的 **{0}** 上给出同样的答案；在每个神经元内打乱后为 {2}。',
  'The other one never fires or is pruned.': '另一个从不激活，或已被剪掉。',
  'It never fires or is pruned.': '它从不激活，或已被剪掉。',
  'The other {0} never fire or are pruned.': '另外 {0} 个从不激活，或已被剪掉。',
  'All {0} never fire or are pruned.': '全部 {0} 个从不激活，或已被剪掉。',
  '**Clause {0}** ({1}) {2} {3}.': '**子句 {0}**（{1}）：{3}{2}。',
  '**Clause {0}** ({1}) {2} {3}; {4} {5}.': '**子句 {0}**（{1}）：{3}{2}；{5}{4}。',
  'has **no code by this rule**{0}': '**按此规则没有编码**{0}',
  'is carried by **{0}**{1}': '由 **{0}** 承载{1}',

  // A neuron in words.
  '**{0}**, which raises the output (+{1}), {2}': '**{0}** 使输出升高（+{1}），{2}',
  '**{0}**, which lowers the output ({1}), {2}': '**{0}** 使输出降低（{1}），{2}',
  '**{0}** says nothing: its output weight was pruned.': '**{0}** 不起作用：它的输出权重已被剪掉。',
  '{0}; {1}.': '{0}；{1}。',
  '**never fires**: its weights, {0} together, do not outweigh its bias, {1}':
    '**从不激活**：它的权重合计 {0}，抵不过偏置 {1}',
  'fires when **{0}** ({1})': '当**{0}**时激活（{1}）',
  'fires when **{0}**, not when it is complete ({1})': '当**{0}**时激活，成立时反而不激活（{1}）',
  'fires when **{0}**, not when it fails ({1})': '当**{0}**时激活，不成立时反而不激活（{1}）',
  'is on with all inputs off, and silenced when **{0} is complete** ({1})':
    '所有输入都关时激活，当**{0} 成立**时被压制（{1}）',
  'is on while the literals of a clause are true and all other inputs off, and silenced when **{0} fails** ({1})':
    '一个子句的文字为真、其余输入都关时激活，当**{0} 不成立**时被压制（{1}）',
  'answers to no clause as a whole': '不对任何完整的子句作出反应',
  'one of {0} more': '另外 {0} 个之一',
  '{0}{1}, other inputs off{2}: {3}': '{0}{1}，其余输入关{2}，得 {3}',
  '{0} complete: {1}': '{0} 成立时：{1}',
  '{0} failing: {1}': '{0} 不成立时：{1}',
  '{0} is complete': '{0} 成立',
  '{0} is nearly complete ({1} of {2})': '{0} 几乎成立（{2} 个中的 {1} 个）',
  '{0} of the {1} literals of {2} are true': '{2} 的 {1} 个文字中有 {0} 个为真',
  '{0} lacks only {1}': '{0} 只差 {1}',
  'no literal of {0} is true': '{0} 没有一个文字为真',
  'at most 1 of the {0} literals of {1} is true': '{1} 的 {0} 个文字中至多 1 个为真',
  'at most {0} of the {1} literals of {2} are true': '{2} 的 {1} 个文字中至多 {0} 个为真',
  '{0} alone keeps {1} from failing': '{1} 只靠 {0} 成立',
  'carries no clause by this rule': '按此规则不承载子句',
  'carries {0} ({1})': '承载 {0}（{1}）',
  '{0} with less': '另外更小的 {0}',
  'reads {0}; its bias is {1}': '读取 {0}；偏置为 {1}',

  // Near misses and narrow passes.
  'rules out near misses of': '排除哪些子句的差一情形',
  'near misses ruled out by, {0}': '排除差一情形的神经元，{0}',
  'rules out its near misses': '排除它的差一情形',
  'rules out near misses': '排除差一情形',
  '{0}, rules out near misses of {1}': '{0}，排除 {1} 的差一情形',
  ', its near misses ruled out by {0},': '，差一情形由 {0} 排除',
  'With neurons that rule out near misses (○: all literals true but one): **{0}**{1} of {2}.':
    '有神经元排除差一情形（○：只差一个文字）的子句，共 {2} 个中：**{0}**{1}。',
  'backs narrow passes of': '支持哪些子句的勉强情形',
  'narrow passes backed by, {0}': '支持勉强情形的神经元，{0}',
  'backs its narrow passes': '支持它的勉强情形',
  'backs narrow passes': '支持勉强情形',
  '{0}, backs narrow passes of {1}': '{0}，支持 {1} 的勉强情形',
  ', its narrow passes backed by {0},': '，勉强情形由 {0} 支持',
  'With neurons that back narrow passes (○: one literal alone true): **{0}**{1} of {2}.':
    '有神经元支持勉强情形（○：只有一个文字为真）的子句，共 {2} 个中：**{0}**{1}。',

  // The code table.
  'Codes: which neurons carry a clause': '编码：哪些神经元承载一个子句',
  'none by this rule': '按此规则没有',
  'no code by this rule': '按此规则没有编码',
  'carried by {0}': '由 {0} 个神经元承载',
  'carried by, {0}': '承载它的神经元，{0}',
  'neuron {0} carries {1}': '神经元 {0} 承载 {1} 个',
  'neuron {0} carries it positively': '神经元 {0} 以正号承载它',
  'neuron {0} carries it negatively': '神经元 {0} 以负号承载它',
  'neurons a clause; by random signs; shuffled': '每个子句的神经元数；随机符号；打乱后',
  '{0} **{1} of {2}** clauses have a code, {3} neurons a clause':
    '{0} {2} 个子句中有 **{1} 个**有编码，平均每个子句 {3} 个神经元',
  '{0}; {1} **{2} of {3}** ({4}), {5} neurons a clause':
    '{0}；{1} {3} 个中有 **{2} 个**（{4}），平均每个子句 {5} 个神经元',
  '{0}, and {1} at the same epoch.': '{0}；同一轮的其他方法：{1}。',
  'By chance: random signs {0} neurons a clause, each neuron’s own signs shuffled {1}.':
    '偶然水平：随机符号时每个子句 {0} 个神经元，打乱每个神经元自己的符号时 {1} 个。',

  // Codes that share neurons.
  'Codes that share a neuron': '共用神经元的编码',
  'clauses that a neuron carries': '一个神经元承载的子句数',
  'clauses carried': '承载的子句数',
  'neurons {0}': '神经元数，{0}',
  ', epoch {0}: {1}': '，第 {0} 轮：{1}',
  ': {0}': '：{0}',
  '{0} of {1} carry none and {2} more than one': '{1} 个中 {0} 个不承载，{2} 个承载不止一个',
  'On average **{0}** clauses a neuron {1}: {2}': '{1}平均每个神经元 **{0}** 个子句：{2}',
  '{0}; **{1}** {2}: {3}.': '{0}；{2} **{1}** 个：{3}。',
  '{0} of {1} carry no clause {2}': '{2}，{1} 个中有 {0}不承载子句',
  '{0} of {1} carry {2} {3}': '{3}，{1} 个中有 {0}承载 {2}',
  'Codes in common': '共有的编码',
  'One clause has no other to share neurons with.': '只有一个子句，没有别的子句与它共用神经元。',
  'at pruning': '剪枝时',
  'first weights': '初始权重',
  first: '初始',
  halfway: '中途',
  mid: '中途',
  'clauses, {0}': '子句，{0}',
  'clause {0} and {1}, {2}: {3} {4}': '子句 {0} 与 {1}，{2}：{3} {4}',
  'Neurons that carry both clauses; full size: {0}.': '同时承载两个子句的神经元数；满格为 {0}。',
  'Neurons that carry both, as a share of those that carry either; full size: 1.':
    '同时承载两者的神经元占承载任一者的比例；满格为 1。',
  'Neurons that carry one of two clauses but not the other; full size: {0}.':
    '只承载两个子句之一的神经元数；满格为 {0}。',
  'Signed inner product of the clauses’ channel vectors, each of length 1: the interference above, without a threshold.':
    '各子句通道向量（长度归一）的带符号内积：即上面的干扰，但没有阈值。',
  'Mean over pairs: **{0}**.': '各对的均值：**{0}**。',
  'Mean size over pairs: **{0}**.': '各对绝对值的均值：**{0}**。',
  'Both have a code in {0} of {1}.': '{1}中有 {0} 对两者都有编码。',
  'Both have a code in {0}, then {1} of {2}.': '{2}中先有 {0} 对、后有 {1} 对两者都有编码。',

  // Codes forming.
  'Codes forming': '编码的形成',
  'Codes form while the networks train: two epochs to begin with.':
    '编码在训练中形成：至少要有两轮。',
  'Neurons a clause by which the codes differ from the final codes; children count as their parent.':
    '每个子句的编码与最终编码相差几个神经元；子神经元算作其父神经元。',
  'Neurons a clause by which the codes differ from the codes of epoch {0}, the newest; children count as their parent.':
    '每个子句的编码与最新的第 {0} 轮编码相差几个神经元；子神经元算作其父神经元。',
  'At epoch {0}: **{1}**{2}.': '第 {0} 轮：**{1}**{2}。',
  'Within 0.1 for good from epoch {0}.': '一直保持在 0.1 以内的起始轮次：{0}。',
  'epoch {0}: {1}': '第 {0} 轮：{1}',
  'epoch {0}, at the split: {1}': '第 {0} 轮，拆分时：{1}',
  '{0}, at the split': '{0}，拆分时',

  // Formulas read back.
  'The formula': '公式',
  'The formula, read back from the signs': '从符号读回的公式',
  'What this task asks is not made of clauses: no formula to read back.':
    '这个任务不由子句构成：没有公式可读回。',
  found: '找到',
  missed: '漏掉',
  spurious: '多余',
  '{0} found': '找到 {0} 个',
  '{0} found, {1} in part': '找到 {0} 个，部分 {1} 个',
  '{0} spurious': '多余 {0} 个',
  'found by {0}': '由 {0} 找到',
  'in part ({0} % of the literals): {1}': '部分（{0} % 的文字）：{1}',
  'in part ({0} % of the literals) by {1}: {2}': '由 {1} 部分找到（{0} % 的文字）：{2}',
  'precision {0}, recall {1}': '精确率 {0}，召回率 {1}',
  '{0} **{1} of {2}** clauses found and {3} in part, among {4} read ({5})':
    '{0}读出 {4} 个，{2} 个子句中**找到 {1} 个**，部分找到 {3} 个（{5}）',
  'Inputs whose columns of signs agree are read as a clause of an OR of ANDs (ours; τ = {0}): {1}.':
    '符号列一致的输入读作同一个子句，各子句以“或”相连，子句内以“与”相连（我们的读法；τ = {0}）：{1}。',
  'Inputs whose columns of signs agree are read as a clause of an AND of ORs (ours; τ = {0}): {1}.':
    '符号列一致的输入读作同一个子句，各子句以“与”相连，子句内以“或”相连（我们的读法；τ = {0}）：{1}。',
  'Found at the same epoch: {0}.': '同一轮其他方法找到：{0}。',
  'The masks of a clause-aware split alone tell which inputs belong together.':
    '按子句拆分时，仅凭掩码就看得出哪些输入属于同一子句。',
  'In brackets: what the true clause has not.': '括号里：真正的子句没有的文字。',
  'The formula that the signs spell': '符号拼出的公式',
  'The formula of this task is known.': '这个任务的公式是已知的。',
  'No examples are at hand to hold a formula against.': '手边没有样本可用来检验公式。',
  'an OR of ANDs': '“与”的“或”',
  'an AND of ORs': '“或”的“与”',
  'Nobody knows the formula of these data.': '没有人知道这些数据的公式。',
  'Inputs whose columns of signs agree are read as a clause (ours; τ = {0}): {1}.':
    '符号列一致的输入读作同一个子句（我们的读法；τ = {0}）：{1}。',
  '{0} {1} of {2}, which says what the network says on **{3}** of the first {4} test examples (always its commoner answer: {5})':
    '{0}有 {1}，构成{2}，在前 {4} 个测试样本的 **{3}** 上与网络的答案一致（总答更常见的那个：{5}）',
  'A clause that shares inputs with another cannot be read.': '与别的子句共用输入的子句读不出来。',
  'shown by': '由谁显示',
  'shown by {0}': '由 {0} 显示',
};
