// Helpers that the tests run in the page to find things the way a person does:
// by the words on the screen. Evaluated fresh for every question, so nothing
// is left behind in the page.
const tidy = (s) => (s || '').replace(/\s+/g, ' ').trim();

const seen = (el) => {
  if (!el.isConnected || !el.checkVisibility({ visibilityProperty: true })) return false;
  const r = el.getBoundingClientRect();
  return r.width > 0 && r.height > 0;
};

const byID = (ids) => tidy((ids || '').split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));

// words is what a person reads on an element, else the name it has for a
// screen reader.
const words = (el) => tidy(el.innerText) || tidy(el.value) || tidy(el.textContent);
const name = (el) => tidy(el.getAttribute('aria-label')) || byID(el.getAttribute('aria-labelledby')) || words(el) || tidy(el.title);

// best returns the elements whose text fits closest: equal, else beginning
// with it, else containing it. Inside <main> goes before outside.
const best = (elements, wanted, texts) => {
  const want = tidy(wanted);
  const fits = [(t) => t === want, (t) => t.startsWith(want), (t) => t.includes(want)];
  for (const fit of fits) {
    const found = elements.filter((el) => texts(el).some(fit));
    const inMain = found.filter((el) => el.closest('main, dialog[open]'));
    if (inMain.length) return inMain;
    if (found.length) return found;
  }
  return [];
};

const scopeOf = (css) => (css ? document.querySelector(css) : document);

const clickable = 'a[href], button, summary, input[type=submit], input[type=button], [role=button], [role=tab], [role=menuitem], area[href]';

const findClickable = (scope, text) =>
  best([...scope.querySelectorAll(clickable)].filter(seen), text, (el) => [words(el), name(el)])[0];

// labelText leaves out controls, hints and errors that stand inside the label.
const labelText = (label) => {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, select, textarea, button, [id$="-hint"], [id$="-fout"]').forEach((el) => el.remove());
  return tidy(copy.textContent);
};

const controlNames = (el) => [...(el.labels || [])].map(labelText)
  .concat(tidy(el.getAttribute('aria-label')), byID(el.getAttribute('aria-labelledby'))).filter(Boolean);

const findControl = (scope, label, css) =>
  best([...scope.querySelectorAll(css || 'input:not([type=hidden]), select, textarea')], label, controlNames)[0];

const groups = (text) => best([...document.querySelectorAll('fieldset, [role=radiogroup], [role=group]')], text,
  (el) => [tidy(el.querySelector('legend')?.textContent), name(el)].filter(Boolean));

// target gives the point to click, after scrolling there, or why a person
// could not click there.
const target = (el) => {
  el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const r = el.getClientRects()[0];
  if (!r) return { why: 'it has no place on the screen' };
  const x = r.left + r.width / 2, y = r.top + r.height / 2;
  const top = document.elementFromPoint(x, y);
  if (!top) return { why: 'it lies outside the window' };
  const mine = el.contains(top) || top.contains(el) || (el.labels && [...el.labels].some((l) => l.contains(top))) || (el.control && el.control === top);
  if (!mine) return { why: `it is covered by <${top.tagName.toLowerCase()} class="${top.getAttribute('class') || ''}">` };
  return { x, y };
};

// leaves tells whether a click starts a navigation that nothing prevents.
const leaves = (el) => {
  const link = el.closest('a[href], area[href]');
  if (link) {
    const to = new URL(link.href.baseVal ?? link.href, document.baseURI);
    const here = new URL(document.location.href);
    if (link.target || !to.protocol.startsWith('http')) return false;
    return !(to.hash && to.pathname === here.pathname && to.search === here.search);
  }
  const button = el.closest('button, input[type=submit]');
  if (!button || !button.form || button.type !== 'submit' || button.disabled) return false;
  return button.formNoValidate || button.form.noValidate || button.form.checkValidity();
};

const where = (el) => {
  const id = el.id ? '#' + el.id : '';
  const cls = el.getAttribute('class') ? '.' + el.getAttribute('class').trim().split(/\s+/).join('.') : '';
  return el.tagName.toLowerCase() + id + cls;
};
