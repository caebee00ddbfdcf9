/** The section of one's own formula and one's own data. */
export const own = {
  'Your own formula, or your own data': '你自己的公式，或你自己的数据',
  'The formula box': '公式框',
  'The data box': '数据框',
  'What you pasted': '你粘贴的内容',
  'This link learns from a file that is not here: {0}. Choose that file to train.':
    '这个链接要从一个不在此处的文件学习：{0}。选择该文件后才能训练。',
  'Train on this file': '用这个文件训练',
  'or paste it': '或者粘贴',
  '{0} cannot be used.': '{0} 无法使用。',
  'and {0} more like this': '还有 {0} 处类似',
  'This is another file than the link’s ({0}); this one is {1}. Train on it only if you mean to.':
    '这不是链接所指的文件（{0}）；这个文件是 {1}。确实要用它时才训练。',
  'The first rows as they were read': '读到的前几行',
  'Put back what I had typed': '放回我刚才输入的内容',
  'Train this formula': '训练这个公式',
  'The formula {0}.': '这个公式{0}。',
  'Examples to begin with': '可以从这些例子开始',
  Try: '试试',
  'Type a formula, or begin with an example. It is simplified to clauses, the networks learn to tell its true inputs from its false ones, and everything on this page is about its clauses.':
    '输入一个公式，或从例子开始。它会被化简为子句，网络学习区分使它为真和为假的输入，本页的一切都围绕它的子句。',
  'Nothing is trained until the formula can be read.': '公式能被读懂之前不会训练。',
  'The formula {0}. It cannot be trained.': '这个公式{0}，无法训练。',
  'The rule: a variable goes with one clause only; clauses that share least go first, and the rest of a clause joins the one that holds most of it.':
    '规则：一个变量只归一个子句；与其他子句共用最少的先分，子句余下的部分并入占它最多的那一个。',
  'A truth table is shown for up to {0} variables.': '变量不超过 {0} 个时显示真值表。',
  '{0} more clauses': '另外 {0} 个子句',
  'up to {0} parts': '最多 {0} 部分',
  'two clauses': '两个子句',
  'Two rules over five variables; short enough for its truth table.':
    '五个变量上的两条规则；短到可以列出真值表。',
  'ring of eight': '八子句环',
  'Neighbours share a variable, so a clause-aware split has to tear some of the clauses.':
    '相邻子句共用一个变量，所以按子句拆分也不得不撕开其中一些。',
  'star of eight': '八子句星',
  'All clauses share x1: only one of them can keep it.': '所有子句共用 x1：只有一个能保留它。',
  'exactly one of four': '四者恰有其一',
  'Every clause has all four variables, so nothing can be kept apart.':
    '每个子句都含全部四个变量，所以什么也分不开。',
  'in words': '用英文单词',
  'Words and names of your own work as well as signs.': '英文单词和自定的名称与符号一样可用。',
  'A file of a SAT solver can be pasted as it is.': 'SAT 求解器的文件可以原样粘贴。',
  'under 1 %': '不到 1 %',
  'over 99 %': '99 % 以上',
  '{0}. True when everything in {1} holds.': '{0}。{1}中的条件全部成立时为真。',
  'the clause': '该子句',
  'at least one clause': '至少一个子句',
  '{0}. True when something in {1} holds.': '{0}。{1}中至少有一个条件成立时为真。',
  'every clause': '每个子句',
  'One clause: a clause-aware split leaves it in one child.':
    '只有一个子句：按子句拆分把它留在一个子神经元里。',
  'No two clauses share a variable, so a clause-aware split keeps every one whole.':
    '任何两个子句都不共用变量，所以按子句拆分能保持每个子句完整。',
  'A clause-aware split keeps every clause whole, in {0}.': '按子句拆分保持每个子句完整，共 {0}。',
  'A clause-aware split keeps no clause whole for certain': '按子句拆分不能保证任何子句完整',
  'A clause-aware split keeps {0} whole': '按子句拆分保持 {0} 完整',
  '{0}; {1} shares variables and may be torn into up to {2} parts.':
    '{0}；{1} 与其他子句共用变量，最多可能被撕成 {2} 部分。',
  '{0}; {1} share variables and may be torn into up to {2} parts.':
    '{0}；{1} 共用变量，最多可能被撕成 {2} 部分。',
  'about {0}': '约 {0}',
  'True for {0} of random inputs that are on with chance {1}':
    '输入以概率 {1} 随机为 1 时，有 {0} 使公式为真',
  '{0}; the examples are chosen so that half of them are true.': '{0}；样本经过挑选，一半为真。',
  '{0}. Balance: {1} of the examples are true, because the other label hardly ever comes. Guessing is right {2} of the time.':
    '{0}。标签比例：{1} 的样本为真，因为另一种标签几乎不出现。只靠猜就有 {2} 的正确率。',
  'In the pictures {0}.': '在图中，{0}。',
  '{0} is input {1}': '{0} 是输入 {1}',
  '{0} changes nothing: the networks see it all the same.': '{0} 不影响结果，但网络照样看得到。',
  '{0} change nothing: the networks see them all the same.': '{0} 不影响结果，但网络照样看得到。',
  '{0} rows × {1} inputs. The seed chooses {2} rows to test on ({3}); the other {4} are learned from.':
    '{0} 行 × {1} 个输入。由种子选出 {2} 行用于测试（{3}）；其余 {4} 行用于学习。',
  'a fifth': '五分之一',
  'the fewest a test takes': '测试所需的最少行数',
  'Balance: {0} of the rows have {1} = 1.': '标签比例：{0} 的行 {1} = 1。',
  'Balance: {0} of the rows have {1} = 1, so guessing is right {2} of the time.':
    '标签比例：{0} 的行 {1} = 1，所以只靠猜就有 {2} 的正确率。',
  'The pictures call the columns x1 … x{0}, in the order of the file.':
    '图中按文件的顺序把各列称为 x1 … x{0}。',
  '{0} rows repeat the inputs of another, so some test rows were learned from.':
    '{0} 行的输入与别的行重复，所以有些测试行已在学习时见过。',
  'Some equal inputs have different labels: no network can be right on more than {0} % of all rows.':
    '有些相同的输入标签不同：任何网络最多只能答对全部行的 {0} %。',
  'No clauses are known of a file, so a clause-aware split cannot be drawn and pictures about clauses stay empty; splits are random. Under “Codes” a formula is read from what the network learned.':
    '文件没有已知的子句，所以无法按子句拆分，与子句有关的图也是空的；拆分是随机的。“编码”一节会从网络学到的东西里读出一个公式。',
  'Truth table': '真值表',
  'Truth table: {0} of {1} rows are true': '真值表：{1} 行中有 {0} 行为真',
};
