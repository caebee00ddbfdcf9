/** To the other language and back, named in that language so that its readers find it. */
import { useActions, useExplorer } from './explorer';

const OTHER = {
  en: { to: 'zh', name: '中文', lang: 'zh-Hans', title: '用中文阅读本页' },
  zh: { to: 'en', name: 'English', lang: 'en', title: 'Read this page in English' },
} as const;

export function LanguageButton() {
  const actions = useActions();
  const { to, name, lang, title } = OTHER[useExplorer((state) => state.spoken)];
  return (
    <button
      type="button"
      className="button quiet language"
      lang={lang}
      title={title}
      onClick={() => actions.setView({ lang: to })}
    >
      {name}
    </button>
  );
}
