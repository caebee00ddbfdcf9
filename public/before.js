// Before the page's own scripts, in a file because the page allows no script inside its HTML.
(() => {
  // The theme of the link, before the first picture: no flash.
  const theme = /[#&]theme=(light|dark)/.exec(location.hash);
  if (theme) document.documentElement.dataset.theme = theme[1];

  // The picture in the page is of the default settings, in English: not for a link to others.
  const others = location.hash.replace(/^#/, '').split('&').filter((part) => !/^(|v=1|theme=\w+)$/.test(part));
  if (others.length > 0 || /^zh\b/i.test(navigator.language)) document.documentElement.dataset.first = 'no';

  // Where the browser asks for trusted addresses of scripts: those below the page's own folder,
  // which its workers are. There is no way to trust HTML or the text of a script.
  const folder = new URL('.', document.baseURI).href;
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (text) =>
      new URL(text, document.baseURI).href.startsWith(folder) ? text : null,
  });
})();
