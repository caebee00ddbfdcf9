/** The bar, the headline, dialogs, notices and controls. */
export const ui = {
  Play: '开始',
  Pause: '暂停',
  '{0} (Space)': '{0}（空格键）',
  'FPE Explorer: more neurons, the same number of weights': 'FPE Explorer：神经元更多，权重数不变',
};
