/** What can be wrong with a formula, a table, a file of arrays or the images, and where. */
export const tasks = {
  // Places of a file; what is wrong follows.
  '{0}: {1}.': '{0}：{1}。',
  'Line {0}: {1}.': '第 {0} 行：{1}。',
  'Line {0}, column {1} ({2}): {3}.': '第 {0} 行第 {1} 列（{2}）：{3}。',
  '{0}, byte {1}: {2}.': '{0}，第 {1} 字节：{2}。',
  '{0}, line {1}: {2}.': '{0}，第 {1} 行：{2}。',
  '{0}, line {1}, column {2}: {3}.': '{0}，第 {1} 行第 {2} 列：{3}。',

  // A table of bits.
  'The table has {0} column: {1} inputs and a label are the least.':
    '表格有 {0} 列：至少要 {1} 个输入和一个标签。',
  'The table has {0} columns: {1} inputs and a label are the least.':
    '表格有 {0} 列：至少要 {1} 个输入和一个标签。',
  'The table has {0} inputs; at most {1} fit.': '表格有 {0} 个输入；最多 {1} 个。',
  'The table has {0} rows; at least {1} are needed: 64 to learn from and 64 to test on.':
    '表格有 {0} 行；至少要 {1} 行：64 行用来训练，64 行用来测试。',
  'The table has {0} rows; at most {1} fit.': '表格有 {0} 行；最多 {1} 行。',
  'The file is larger than {0} MB.': '文件超过 {0} MB。',
  'Line {0}: this quotation mark is never closed.': '第 {0} 行：这个引号没有闭合。',
  'There is nothing in it.': '里面什么也没有。',
  'The label ({0}) is always {1}: there is nothing to learn.': '标签（{0}）总是 {1}：没有可学的。',
  '{0} columns, but the first row has {1}': '有 {0} 列，而第一行有 {1} 列',
  'nothing is here': '这里是空的',
  '“{0}” is neither 0 nor 1': '“{0}”既不是 0 也不是 1',
  'It is read as numbers, not as bits. {0}': '它按数值读取，而不是按 0 和 1。{0}',

  // A file that is not here.
  'has no file yet: choose one under “Your own data”': '还没有文件：请在“你自己的数据”中选择一个',
  'the images are not loaded yet': '图像尚未加载',
  'the file {0} is not here: choose it under “Your own data”, or on a command line with --data':
    '文件 {0} 不在这里：请在“你自己的数据”中选择它，或在命令行中用 --data 指定',
  'has classes that are not among 0 … {0}': '含有 0 … {0} 之外的类别',
  'generated embeddings': '生成的嵌入',

  // Sizes of files of numbers.
  'it has no rows, expected at least one': '没有行，至少应有一行',
  'it has {0} rows, expected at least {1}': '有 {0} 行，至少应有 {1} 行',
  'it has {0} rows, expected at most {1}': '有 {0} 行，最多 {1} 行',
  'it has no features, expected at least one': '没有特征，至少应有一个',
  'it has {0} features, expected at most {1}': '有 {0} 个特征，最多 {1} 个',
  '{0} rows of {1} features': '{0} 行、每行 {1} 个特征',
  '{0} takes {1} bytes, at most {2} are allowed': '{0}需要 {1} 字节，最多允许 {2} 字节',
  'all of them together': '全部文件合计',
  'a table of that length': '这么长的表格',
  'a table of {0} rows and more': '{0} 行以上的表格',
  'what is packed in it ({0} files)': '其中打包的内容（{0} 个文件）',

  // Which arrays there are, and their labels.
  '{0}[{1}, {2}] is {3}, expected a finite number of 32 bits':
    '{0}[{1}, {2}] 是 {3}，应为 32 位有限数',
  'labels of another kind than those of training': '标签与训练部分的标签类型不同',
  '{0} names, expected at most {1}': '有 {0} 个名称，最多 {1} 个',
  'one number': '一个数',
  '{0} without labels: {1}': '没有标签的 {0}：{1}',
  'it holds {0}, expected features (rows × columns) and labels (one a row); drop the files of features and labels together':
    '其中是 {0}，应为特征（行 × 列）和标签（每行一个）；请把特征文件和标签文件一起放入',
  'it holds {0}, expected features (rows × columns) and labels (one a row)':
    '其中是 {0}，应为特征（行 × 列）和标签（每行一个）',
  '{0} columns, expected {1} as in {2}': '有 {0} 列，应与 {2} 一样为 {1} 列',
  '{0} is missing, expected the name or number of a class': '缺少{0}，应为类别的名称或编号',
  '{0} is {1}, expected the number of a class, 0 to {2}': '{0} 是 {1}，应为类别编号 0 到 {2}',
  '{0} is {1}, expected the number of a class, 0 or more': '{0} 是 {1}，应为类别编号，0 或更大',
  '{0} is the {1}st different one ({2}), expected at most {3} classes':
    '{0} 是第 {1} 个不同的值（{2}），最多 {3} 个类别',
  '{0} is {1} in every row, expected at least two classes': '每一行的{0}都是 {1}，至少应有两个类别',
  '{0} {1} occurs in no other row, expected two rows of each class, one to learn from and one to test on':
    '{0} {1} 没有在别的行出现；每个类别至少应有两行，一行训练，一行测试',
  'the label': '标签',

  // Arrays of NumPy and archives of them.
  'byte 0x{0}, expected "\\x93NUMPY", with which every NumPy array begins':
    '字节 0x{0}，应为每个 NumPy 数组开头的 "\\x93NUMPY"',
  'the end, expected "\\x93NUMPY", with which every NumPy array begins':
    '到此结束，应为每个 NumPy 数组开头的 "\\x93NUMPY"',
  'the file ends, expected the length of the header': '文件到此结束，缺少头部长度',
  'version {0}, expected 1, 2 or 3': '版本 {0}，应为 1、2 或 3',
  'a header of {0} bytes, expected at most {1}': '头部有 {0} 字节，最多 {1} 字节',
  'the file ends, expected a header up to byte {0}': '文件到此结束，头部应到第 {0} 字节',
  'expected a shape in the header {0}': '头部 {0} 中缺少 shape',
  'expected fortran_order in the header {0}': '头部 {0} 中缺少 fortran_order',
  'a shape of {0} elements': '形状为 {0} 个元素',
  'expected float16, float32, float64, int8 to int64, uint8 to uint64 or bool':
    '应为 float16、float32、float64、int8 至 int64、uint8 至 uint64 或 bool',
  'elements of several fields or none, {0}': '元素含多个字段或没有字段，{0}',
  'pickled Python objects, which are never opened; {0}: save it with astype':
    'pickle 的 Python 对象从不打开；{0}：请用 astype 转换后保存',
  'elements of type {0}, {1}': '元素类型为 {0}，{1}',
  'the file ends, expected {0} elements up to byte {1}':
    '文件到此结束，应有 {0} 个元素，到第 {1} 字节',
  'the file goes on, expected {0} elements up to byte {1}':
    '文件还没有结束，应有 {0} 个元素，到第 {1} 字节',
  'it holds {0}, expected arrays (.npy), as numpy.savez writes':
    '其中是 {0}，应为 numpy.savez 写出的数组（.npy）',
  '{0} is damaged, its checksum is not the expected one': '{0} 已损坏，校验和不符',
  '{0} is damaged, expected packed bytes (DEFLATE)': '{0} 已损坏，应为压缩数据（DEFLATE）',
  '{0} unpacks to more than its directory says, expected {1} bytes':
    '{0} 解压后超过目录所记，应为 {1} 字节',
  '{0} unpacks to {1} bytes, expected {2} bytes': '{0} 解压后为 {1} 字节，应为 {2} 字节',
  'the file ends, expected {0}': '文件到此结束，缺少{0}',
  'the file ends, expected the directory of a ZIP archive': '文件到此结束，缺少 ZIP 的目录',
  'the end of the directory': '目录的结尾',
  'expected the end of the directory': '这里应为目录的结尾',
  '{0} files, expected at most {1}': '有 {0} 个文件，最多 {1} 个',
  'file {0} of {1} of the directory': '目录中的第 {0} 个文件（共 {1} 个）',
  'expected file {0} of the directory': '这里应为目录中的第 {0} 个文件',
  'a name in the directory': '目录中的一个名称',
  '{0} is encrypted, expected it not to be': '{0} 已加密，不应加密',
  '{0} is packed by method {1}, expected 0 (not) or 8 (DEFLATE)':
    '{0} 用方法 {1} 压缩，应为 0（不压缩）或 8（DEFLATE）',
  '{0} has no size of 64 bits, expected one': '{0} 缺少 64 位的大小',
  'the header of {0}': '{0} 的头部',
  'expected the header of {0}': '这里应为 {0} 的头部',
  '{0} up to byte {1}': '{0}（到第 {1} 字节）',
  '{0} has {1} bytes, expected {2}': '{0} 有 {1} 字节，应为 {2} 字节',
  '{0} has {1} bytes, which cannot unpack to {2}': '{0} 有 {1} 字节，不可能解压出 {2} 字节',

  // What kind of file it is.
  'the file': '文件',
  'it cannot be read ({0})': '无法读取（{0}）',
  'no file': '没有文件',
  'expected one': '应有一个',
  'a table is read alone, expected no other file with it': '表格须单独读取，不应附带其他文件',
  '{0}, expected .npy, .npz or a table of text': '{0}；应为 .npy、.npz 或文本表格',
  'the file is empty': '文件是空的',
  'a pickle of Python, which is never opened': 'Python 的 pickle 文件，从不打开',
  'no array of NumPy (it begins with the byte 0x{0})': '不是 NumPy 数组（以字节 0x{0} 开头）',
  'the byte 0, of no text ({0} bytes looked at)': '字节 0，不是文本（看了 {0} 字节）',

  // A table of numbers.
  'expected the quotation mark to be closed': '引号没有闭合',
  '{0} columns, expected {1}': '有 {0} 列，应为 {1} 列',
  '({0}) {1}, expected a finite number': '（{0}）{1}，应为有限数',
  '({0}) nothing is here, expected the label of the row': '（{0}）这里是空的，应为该行的标签',
  'there is nothing in it, expected a table': '里面什么也没有，应为表格',
  '{0} column, expected features and a label, parted by commas, tabs, semicolons or blanks':
    '只有 {0} 列，应为特征和标签，用逗号、制表符、分号或空格隔开',
  '{0} features, expected at most {1}': '有 {0} 个特征，最多 {1} 个',
  'The first line is a row; the last column is taken for the label.':
    '第一行就是数据；最后一列作为标签。',
  'No column is called label; the last one ({0}) is taken for it.':
    '没有名为 label 的列；最后一列（{0}）作为标签。',
  'The first column has no name and is left out: it counts the rows.':
    '第一列没有名称，是行号，已略去。',
  '{0} is too large for 32 bits': '{0} 超出 32 位',
  '“{0}” is none': '“{0}”不是数',

  // The images.
  'the server answered {0}, expected 200': '服务器回答 {0}，应为 200',
  'the connection failed ({0})': '连接失败（{0}）',
  'the connection failed after {0} of {1} bytes ({2})':
    '连接在收到 {0} 字节（共 {1} 字节）后失败（{2}）',
  'it is not a list of shards': '它不是分片清单',
  'label {0}, expected 0 to {1}': '标签 {0}，应为 0 到 {1}',
  'more than the expected {0} bytes came': '收到的超过应有的 {0} 字节',
  '{0} bytes came, expected {1}': '收到 {0} 字节，应为 {1} 字节',
  'it unpacks to more than the expected {0} bytes': '解压后超过应有的 {0} 字节',
  'it does not unpack at byte {0}': '在第 {0} 字节处无法解压',
  'it unpacks to {0} bytes, expected {1}': '解压后为 {0} 字节，应为 {1} 字节',
  'its checksum is {0}…, expected {1}…': '校验和是 {0}…，应为 {1}…',

  // A formula.
  'character {0}': '第 {0} 个字符',
  'line {0}, character {1}': '第 {0} 行第 {1} 个字符',
  'is still being fetched': '仍在获取',
  'could not be fetched ({0})': '无法取得（{0}）',
  'has no formula yet: write one under “Your own formula”':
    '还没有公式：请在“你自己的公式”中写一个',
  'cannot be learned: the formula {0}': '无法学习：公式{0}',
  'cannot be read: {0} ({1})': '无法读取：{0}（{1}）',
  'expected {0}, found {1}': '这里应为{0}，却是 {1}',
  'expected “p cnf <variables> <clauses>”': '这里应为“p cnf <变量数> <子句数>”',
  'the number of variables': '变量数',
  'the number of clauses': '子句数',
  'from 0 to {0} variables fit': '变量数须为 0 到 {0}',
  'the number of clauses cannot be negative': '子句数不能为负',
  'the number of a variable': '变量的编号',
  'the header says {0} clauses': '文件头写的是 {0} 个子句',
  'the header says {0} variables': '文件头写的是 {0} 个变量',
  'expected 0, which ends a clause': '这里应为 0，表示子句结束',
  'the header says {0} clauses, here are {1}': '文件头写的是 {0} 个子句，这里有 {1} 个',
  '{0}: an odd number of {1}': '{0}：{1} 中有奇数个为真',
  '{0}: at least {1} of {2}': '{0}：{2} 中至少 {1} 个为真',
  'variables are numbered from x1 to x{0}': '变量编号从 x1 到 x{0}',
  'this is variable number {0}; at most {1} fit': '这是第 {0} 个变量；最多 {1} 个',
  'is always false': '恒为假',
  'is always true': '恒为真',
  'over {0}': '超过 {0}',
  'has {0} clauses as an OR of ANDs, {1} as an AND of ORs; at most {2} fit':
    '写成“与的或”有 {0} 个子句，写成“或的与”有 {1} 个；最多 {2} 个',
  'may be always true: too hard to tell': '可能恒为真：太难判断',
  'may be always false: too hard to tell': '可能恒为假：太难判断',
  'has one variable; at least {0} are needed': '只有一个变量；至少需要 {0} 个',
  'parentheses are inside each other more than {0} times': '括号嵌套超过 {0} 层',
  'expected a variable, 0, 1, “!” or “(”, found {0}': '这里应为变量、0、1、“!”或“(”，却是 {0}',
  'expected a variable, 0, 1, “!” or “(” after {0}': '{0} 之后应为变量、0、1、“!”或“(”',
  'expected a variable, 0, 1, “!” or “(”': '这里应为变量、0、1、“!”或“(”',
  'this “(” is never closed': '这个“(”没有闭合',
  'this “)” closes no “(”': '这个“)”没有对应的“(”',
  'expected a sign such as & or |, or “)”, before {0}': '{0} 之前应为 & 或 | 等运算符，或“)”',
  'expected a sign such as & or |, before {0}': '{0} 之前应为 & 或 | 等运算符',
  'at most {0} characters are read, here are {1}': '最多读取 {0} 个字符，这里有 {1} 个',
  '{0} is neither 0 nor 1, and a variable begins with a letter':
    '{0} 既不是 0 也不是 1，而变量须以字母开头',
  '{0} has no meaning in a formula': '{0} 在公式中没有意义',
  'the formula is almost never false for these bits': '对这些位，公式几乎从不为假',
  'the formula is almost never true for these bits': '对这些位，公式几乎从不为真',
};
