// Enhancement only: every page works without this file. What a form that saves by itself and the
// server say to each other is described in the package comment of web/ui.
(() => {
  'use strict';
  document.documentElement.classList.add('met-script');
  const all = (root, css) => root.querySelectorAll(css);
  const byId = id => document.getElementById(id);
  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');

  // ---- saving by itself ----
  const forms = new Map(); // form -> { queue, busy, waiting: name -> { el, key, timer } }
  const field = el => el.closest('.veld');
  const saves = el => el.name && el.type !== 'hidden' && field(el)?.querySelector('.bewaard');
  // While two texts wait for a choice, only the choice saves.
  const undecided = el => field(el).querySelector('.conflictplek')?.firstElementChild;
  const values = (form, el) => new FormData(form).getAll(el.name);
  const say = (el, text, kind) => {
    const line = field(el).querySelector('.bewaard');
    line.className = 'bewaard bewaard--' + kind;
    line.textContent = text;
  };

  // A text that could not be stored outlives the page; a browser may refuse to keep it.
  const draftOf = (form, el) => 'kompas ' + form.getAttribute('action') + ' ' + el.name;
  const keep = (key, draft) => { try { sessionStorage.setItem(key, JSON.stringify(draft)); } catch { } };
  const kept = key => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const forget = key => { try { sessionStorage.removeItem(key); } catch { } };

  // Each element of an answer takes the place of the element with the same id.
  const fill = html => {
    for (const el of [...new DOMParser().parseFromString(html, 'text/html').body.children]) {
      const old = byId(el.id);
      if (!old) continue;
      if (old.matches('input')) { old.value = el.value; continue; }
      old.className = el.className;
      old.replaceChildren(...el.childNodes);
    }
  };

  const message = (form, el, key) => {
    const body = new URLSearchParams();
    for (const h of all(form, 'input[type=hidden]')) if (!/^(was_|ander_)/.test(h.name)) body.append(h.name, h.value);
    body.set('sleutel', key);
    body.set('veld', el.name);
    body.set('was_' + el.name, form.elements['was_' + el.name]?.value ?? '');
    for (const value of values(form, el)) body.append(el.name, value);
    return body;
  };

  const save = async (form, el, key, attempt) => {
    const body = message(form, el, key), sent = String(values(form, el));
    say(el, form.dataset.bezig, 'bezig');
    let status = 0, html = '';
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body, redirect: 'error', keepalive: String(body).length < 60000,
        headers: { 'HX-Request': 'true' }, signal: AbortSignal.timeout(20000),
      });
      html = await answer.text();
      status = answer.status;
    } catch { }
    const same = String(values(form, el)) === sent, draft = { value: el.value, was: body.get('was_' + el.name) };
    if ([200, 409, 422].includes(status)) {
      fill(html);
      const wrong = field(el).querySelector('.foutplek')?.firstElementChild;
      if (wrong) el.setAttribute('aria-invalid', 'true'); else el.removeAttribute('aria-invalid');
      if (status === 409) keep(draftOf(form, el), draft);
      else if (same) forget(draftOf(form, el));
      return;
    }
    keep(draftOf(form, el), draft);
    const refused = status >= 400 && status < 500;
    say(el, refused ? form.dataset.geweigerd : form.dataset.mislukt, 'mislukt');
    // The same text is sent again under the same key, so the server stores it once.
    if (!refused && !forms.get(form).waiting.has(el.name)) later(form, el, Math.min(60000, 1000 * 2 ** attempt), same ? key : random(), attempt + 1);
  };

  const cancel = (state, name) => { clearTimeout(state.waiting.get(name)?.timer); state.waiting.delete(name); };
  // One save at a time per form: each needs the version that the one before brought back.
  const start = (form, el, key = random(), attempt = 1) => {
    const state = forms.get(form);
    cancel(state, el.name);
    state.busy++;
    state.queue = state.queue.then(() => save(form, el, key, attempt)).finally(() => state.busy--);
  };
  const later = (form, el, pause, key, attempt) => {
    const state = forms.get(form);
    cancel(state, el.name);
    state.waiting.set(el.name, { el, key, timer: setTimeout(() => start(form, el, key, attempt), pause) });
  };

  // After a conflict: "Kies mijn tekst" and "Kies de tekst van X", without leaving the page.
  const choose = (form, e) => {
    const button = e.target.closest('button[name^=keuze_]'), name = button?.name.slice(6), el = form.elements[name];
    if (!(el instanceof HTMLElement)) return;
    e.preventDefault();
    if (button.value === 'ander') el.value = form.elements['ander_' + name].value;
    start(form, el);
    el.dispatchEvent(new Event('input', { bubbles: true })); // counts the words again
    el.focus();
  };

  const wire = form => {
    const state = { queue: Promise.resolve(), busy: 0, waiting: new Map() };
    forms.set(form, state);
    form.addEventListener('input', e => { if (saves(e.target) && !undecided(e.target)) later(form, e.target, 700); });
    form.addEventListener('change', e => { if (saves(e.target) && !undecided(e.target)) start(form, e.target); });
    form.addEventListener('click', e => choose(form, e));
    form.addEventListener('submit', e => {
      for (const name of [...state.waiting.keys()]) cancel(state, name);
      if (!state.busy) return;
      e.preventDefault(); // the save under way brings the version that this post needs
      state.queue.then(() => form.requestSubmit(e.submitter));
    });
    for (const el of form.elements) {
      const draft = saves(el) && el.matches('textarea, input:not([type=radio], [type=checkbox])') && kept(draftOf(form, el));
      if (!draft || draft.value === el.value) continue;
      el.value = draft.value;
      form.elements['was_' + el.name].value = draft.was;
      later(form, el, 1500);
      say(el, form.dataset.terug, 'bezig');
    }
  };
  addEventListener('online', () => forms.forEach((state, form) => {
    for (const { el, key } of [...state.waiting.values()]) start(form, el, key);
  }));

  // ---- counting words while typing ----
  document.addEventListener('input', e => {
    const max = Number(e.target.dataset?.woorden), out = max && byId(e.target.id + '-teller');
    if (!out) return;
    const n = e.target.value.split(/\s+/).filter(Boolean).length;
    out.textContent = (n > max ? out.dataset.teveel : out.dataset.telling).replace('{0}', n).replace('{1}', max).replace('{2}', n - max);
    out.classList.toggle('teller--over', n > max);
  });

  // ---- printing, copying, menus, the undo bar ----
  const close = keepOpen => { for (const menu of all(document, '[data-menu][open]')) if (!menu.contains(keepOpen)) menu.open = false; };
  document.addEventListener('click', async e => {
    close(e.target);
    const button = e.target.closest('[data-afdrukken], [data-kopieer]');
    if (button?.matches('[data-afdrukken]')) print();
    else if (button) {
      try {
        await navigator.clipboard.writeText(button.dataset.kopieer);
        button.nextElementSibling.textContent = button.dataset.gelukt;
      } catch { byId(button.dataset.bron).select(); }
    }
  });
  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape') return;
    document.activeElement.closest('[data-menu]')?.querySelector('summary').focus();
    close(null);
  });
  const vanish = bar => {
    let timer;
    const run = () => { timer = setTimeout(() => bar.remove(), bar.dataset.verdwijnt * 1000); };
    for (const type of ['pointerenter', 'focusin']) bar.addEventListener(type, () => clearTimeout(timer));
    for (const type of ['pointerleave', 'focusout']) bar.addEventListener(type, run);
    run();
  };

  const ready = root => {
    for (const form of all(root, 'form[data-bewaar]')) if (!forms.has(form)) wire(form);
    for (const button of all(root, '[data-afdrukken], [data-kopieer]')) button.hidden = false;
    for (const bar of all(root, '[data-verdwijnt]')) vanish(bar);
    root.querySelector('[data-focus]')?.focus();
  };
  ready(document);
  document.addEventListener('htmx:after:swap', e => ready(e.target));
})();
