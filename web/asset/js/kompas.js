// Enhancement only: every page works without this file. What the server and this script say to
// each other when a field saves itself is described in the package comment of web/ui.
(() => {
  'use strict';
  const page = document.documentElement;
  page.classList.add('met-script');
  const byId = id => document.getElementById(id);
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

  // ---- saving by itself ----
  const forms = new Map(); // form -> { queue, waiting: Map(name -> timer) }

  const fieldOf = el => el.closest('.veld');
  const show = (el, text, kind) => {
    const line = fieldOf(el)?.querySelector('.bewaard');
    if (line) { line.className = 'bewaard bewaard--' + kind; line.textContent = text; }
  };
  const draftKey = (form, name) => 'kompas ' + form.getAttribute('action') + ' ' + name;
  const drafts = { // a browser may refuse storage: then a draft only lives in the page
    set(key, draft) { try { sessionStorage.setItem(key, JSON.stringify(draft)); } catch { } },
    get(key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    drop(key) { try { sessionStorage.removeItem(key); } catch { } },
  };

  // fill puts each element of an answer in the place of the element with the same id.
  const fill = html => {
    const answer = new DOMParser().parseFromString(html, 'text/html').body;
    for (const el of [...answer.children]) {
      const old = byId(el.id);
      if (!old) continue;
      if (old.matches('input')) { old.value = el.value; continue; }
      old.className = el.className;
      old.replaceChildren(...el.childNodes);
    }
  };

  const message = (form, el) => {
    const all = new FormData(form), body = new URLSearchParams();
    for (const hidden of form.querySelectorAll('input[type=hidden]')) {
      if (!/^(sleutel|was_.*|ander_.*)$/.test(hidden.name)) body.append(hidden.name, hidden.value);
    }
    body.set('veld', el.name);
    for (const value of all.getAll(el.name)) body.append(el.name, value);
    body.set('was_' + el.name, all.get('was_' + el.name) ?? '');
    return body;
  };

  const save = async (form, el, key, attempt) => {
    const body = message(form, el), sent = body.getAll(el.name).join('\n');
    body.set('sleutel', key);
    show(el, form.dataset.bezig, 'bezig');
    let status = 0, html = '';
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body, redirect: 'error', keepalive: String(body).length < 60000,
        headers: { 'HX-Request': 'true' },
      });
      status = answer.status;
      html = await answer.text();
    } catch { status = 0; }
    const now = new FormData(form).getAll(el.name).join('\n');
    if (status === 200 || status === 409 || status === 422) {
      fill(html);
      const wrong = fieldOf(el)?.querySelector('.foutplek')?.childElementCount;
      wrong ? el.setAttribute('aria-invalid', 'true') : el.removeAttribute('aria-invalid');
      if (status === 200 && now === sent) drafts.drop(draftKey(form, el.name));
      return;
    }
    drafts.set(draftKey(form, el.name), { value: now, was: body.get('was_' + el.name) });
    if (status >= 400 && status < 500) { show(el, form.dataset.geweigerd, 'mislukt'); return; }
    show(el, form.dataset.mislukt, 'mislukt');
    // The same key is sent again as long as the text is the same, so the server stores it once.
    later(form, el, Math.min(60000, 1000 * 2 ** attempt), now === sent ? key : random(), attempt + 1);
  };

  // One save at a time per form: each needs the version that the one before brought back.
  const start = (form, el, key, attempt) => {
    const state = forms.get(form);
    clearTimeout(state.waiting.get(el.name));
    state.waiting.delete(el.name);
    state.queue = state.queue.then(() => save(form, el, key, attempt));
  };
  const later = (form, el, wait, key = random(), attempt = 1) => {
    const state = forms.get(form);
    clearTimeout(state.waiting.get(el.name));
    const timer = setTimeout(() => start(form, el, key, attempt), wait);
    state.waiting.set(el.name, timer);
  };
  const saves = el => el.name && el.type !== 'hidden' && fieldOf(el)?.querySelector('.bewaard');

  const restore = (form, el) => {
    const key = draftKey(form, el.name), draft = drafts.get(key);
    if (!draft || !el.matches('textarea, input:not([type=radio]):not([type=checkbox])') || draft.value === el.value) return;
    el.value = draft.value;
    const was = form.elements['was_' + el.name];
    if (was) was.value = draft.was ?? '';
    later(form, el, 1500);
    show(el, form.dataset.terug, 'bezig');
  };

  const wire = form => {
    forms.set(form, { queue: Promise.resolve(), waiting: new Map() });
    form.addEventListener('input', e => { if (saves(e.target) && e.target.matches('input, textarea')) later(form, e.target, 700); });
    form.addEventListener('change', e => { if (saves(e.target)) start(form, e.target, random(), 1); });
    form.addEventListener('click', e => choose(form, e));
    form.addEventListener('submit', e => {
      const state = forms.get(form);
      for (const timer of state.waiting.values()) clearTimeout(timer);
      state.waiting.clear();
      if (state.sending) return;
      e.preventDefault(); // a save under way must bring its version back first
      state.queue.then(() => { state.sending = true; form.requestSubmit(e.submitter); state.sending = false; });
    });
    for (const el of form.elements) if (saves(el)) restore(form, el);
  };

  // choose handles "Kies mijn tekst" and "Kies de tekst van X" without leaving the page.
  const choose = (form, e) => {
    const button = e.target.closest('button[name^=keuze_]');
    if (!button) return;
    const name = button.name.slice(6), el = form.elements[name];
    if (!(el instanceof HTMLElement)) return;
    e.preventDefault();
    if (button.value === 'ander') el.value = form.elements['ander_' + name].value;
    el.dispatchEvent(new Event('input', { bubbles: true }));
    el.focus();
    start(form, el, random(), 1);
  };
  addEventListener('online', () => forms.forEach((state, form) => {
    for (const name of [...state.waiting.keys()]) start(form, form.elements[name], random(), 1);
  }));

  // ---- counting words while typing ----
  const count = area => {
    const out = byId(area.id + '-teller'), max = Number(area.dataset.woorden);
    if (!out) return;
    const n = area.value.split(/\s+/).filter(Boolean).length, over = n > max;
    const text = over ? out.dataset.teveel : out.dataset.telling;
    out.textContent = text.replace('{0}', n).replace('{1}', max).replace('{2}', n - max);
    out.classList.toggle('teller--over', over);
  };
  document.addEventListener('input', e => { if (e.target.matches?.('[data-woorden]')) count(e.target); });

  // ---- small things ----
  const hide = bar => {
    let timer;
    const run = () => { timer = setTimeout(() => bar.remove(), Number(bar.dataset.verdwijnt) * 1000); };
    const stop = () => clearTimeout(timer);
    for (const type of ['pointerenter', 'focusin']) bar.addEventListener(type, stop);
    for (const type of ['pointerleave', 'focusout']) bar.addEventListener(type, run);
    run();
  };
  const copy = async button => {
    const said = button.parentElement.querySelector('[role=status]');
    try {
      await navigator.clipboard.writeText(button.dataset.kopieer);
      if (said) said.textContent = button.dataset.gelukt;
    } catch { byId(button.dataset.bron)?.select(); }
  };
  document.addEventListener('click', e => {
    const button = e.target.closest('[data-afdrukken], [data-kopieer]');
    if (button) button.matches('[data-kopieer]') ? copy(button) : print();
    for (const menu of document.querySelectorAll('[data-menu][open]')) if (!menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('[data-menu][open]')) { menu.open = false; menu.querySelector('summary').focus(); }
  });

  const ready = root => {
    for (const form of root.querySelectorAll('form[data-bewaar]')) if (!forms.has(form)) wire(form);
    for (const button of root.querySelectorAll('[data-afdrukken], [data-kopieer]')) button.hidden = false;
    for (const bar of root.querySelectorAll('[data-verdwijnt]')) hide(bar);
    root.querySelector('[data-focus]')?.focus();
  };
  ready(document);
  document.addEventListener('htmx:after:swap', e => ready(e.target));
})();
