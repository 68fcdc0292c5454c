// The page beyond links and posted forms: toasts, Ctrl+K, menus, theme, keys, selection, progress, the place one scrolled to.
// Everything hangs on the document, because enhanced navigation swaps the page under our feet; what is given to arrive()
// runs after each swap. forms.js and picker.js build on the few helpers shared here.
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (zh, en) => (document.documentElement.lang.startsWith("en") ? en : zh);
  const on = (type, selector, act, capture) =>
    document.addEventListener(type, event => {
      const hit = event.target.closest?.(selector);
      if (hit) act(event, hit);
    }, capture);
  const make = (tag, css, text) => {
    const node = document.createElement(tag);
    if (css) node.className = css;
    if (text != null) node.textContent = text;
    return node;
  };
  const getJson = async (url, query) => {
    const answer = await fetch(query == null ? url : url + (url.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(query));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  // Storage may be full or forbidden; nothing here is worth an error.
  const store = kind => ({
    get: key => { try { return JSON.parse(window[kind].getItem(key)); } catch { return null; } },
    set: (key, value) => { try { window[kind].setItem(key, JSON.stringify(value)); } catch { } },
    drop: key => { try { window[kind].removeItem(key); } catch { } },
    keys: () => { try { return Object.keys(window[kind]); } catch { return []; } },
  });
  const device = store("localStorage"), tab = store("sessionStorage");
  const go = href => (window.Blazor?.navigateTo ? window.Blazor.navigateTo(href) : location.assign(href));

  const arrivals = [];
  /** Runs after each page; told whether the page answers a post (a reload or going back does not). */
  const arrive = act => arrivals.push(act);

  // Toasts
  function toast(text, { undo, late } = {}) {
    const shelf = one("#toasts");
    if (!shelf) return;
    const slip = make("div", late ? "toast toast-late" : "toast");
    slip.append(make("span", "", text));
    if (undo) {
      const link = make("a", "toast-undo", shelf.dataset.undo);
      link.href = undo;
      slip.append(link);
    }
    const close = make("button", "toast-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", shelf.dataset.close);
    close.onclick = () => slip.remove();
    slip.append(close);
    shelf.replaceChildren(slip);
    setTimeout(() => slip.remove(), undo || late ? 10000 : 5000);
  }

  function showLeftToast() {
    const left = document.cookie.match(/(?:^|; )toast=([^;]*)/);
    if (!left) return;
    document.cookie = "toast=; path=/; max-age=0; samesite=lax";
    try {
      const { text, undo } = JSON.parse(decodeURIComponent(left[1]));
      toast(text, { undo });
    } catch { }
  }
  arrive(showLeftToast);

  // Overlays, menus, theme
  function open(id) {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    all("dialog[open]").forEach(other => other.close());
    dialog.showModal();
    const input = one("[role=combobox]", dialog);
    if (input) { input.value = ""; input.dispatchEvent(new Event("input", { bubbles: true })); }
  }
  on("click", "[data-print]", () => window.print());
  on("click", "[data-open]", (event, button) => open(button.dataset.open));
  on("click", "[data-close]", (event, button) => button.closest("dialog").close());
  on("click", "[data-close-details]", (event, button) => { button.closest("details").open = false; });
  document.addEventListener("click", event => {
    if (event.target.matches("dialog")) event.target.close();
    all("details[data-menu][open], details.confirm[open]").forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
  });
  on("click", "[data-theme-to]", (event, button) => {
    const theme = button.dataset.themeTo;
    document.cookie = `theme=${theme}; path=/; max-age=${theme ? 31536000 : 0}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    markTheme();
  });
  const markTheme = () => all("[data-theme-to]").forEach(button =>
    button.setAttribute("aria-pressed", String(button.dataset.themeTo === (document.documentElement.dataset.theme ?? ""))));
  document.addEventListener("toggle", event => {
    if (event.target.matches?.("[data-fold]")) device.set("fold:" + event.target.dataset.fold, event.target.open);
  }, true);
  arrive(() => {
    all("[data-nav-toggle]").forEach(box => { box.checked = false; });
    all("details[data-menu]").forEach(menu => { menu.open = false; });
    all("[data-fold]").forEach(group => {
      const folded = device.get("fold:" + group.dataset.fold);
      if (folded !== null && !one("[aria-current]", group)) group.open = folded;
    });
    markTheme();
  });

  // Selection
  function count(list) {
    const boxes = all("[name=Selected]", list), picked = boxes.filter(box => box.checked).length;
    const head = one("[data-pick-all]", list), figure = one("[data-picked]", list);
    if (head) { head.checked = picked > 0 && picked === boxes.length; head.indeterminate = picked > 0 && picked < boxes.length; }
    if (figure) figure.textContent = picked;
  }
  on("change", "[data-pick-all]", (event, head) => all("[name=Selected]", head.closest("[data-list]")).forEach(box => { box.checked = head.checked; }));
  on("change", "[data-list]", (event, list) => count(list));
  on("reset", ".bulk-form", (event, form) => setTimeout(() => count(form.closest("[data-list]"))));
  arrive(() => all("[data-list]").forEach(count));

  // Keys
  let waiting = "";
  document.addEventListener("keydown", event => {
    const at = document.activeElement, command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "k") { event.preventDefault(); open("palette"); return; }
    if (command && event.key === "Enter") {
      const form = at?.form ?? at?.closest?.("form") ?? one("form[data-draft]");
      if (form?.matches("[data-once]")) { event.preventDefault(); form.requestSubmit(one("[data-submit]", form) ?? undefined); }
      return;
    }
    if (event.key === "Escape" && !one("dialog[open]")) {
      all("details[data-menu][open], details.confirm[open]").forEach(menu => { menu.open = false; one("summary", menu).focus(); });
      all("[data-nav-toggle]").forEach(box => { box.checked = false; });
      if (at?.matches("input, textarea, select")) at.blur();
      return;
    }
    if (command || event.altKey || event.isComposing || one("dialog[open]") || at?.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const rows = all(".row-link"), row = rows.findIndex(link => link === at || link.closest("tr") === at?.closest?.("tr"));
    const step = { j: 1, k: -1 }[event.key];
    if (step && rows.length) rows[row < 0 ? 0 : Math.min(Math.max(row + step, 0), rows.length - 1)].focus();
    else if (event.key === "x" && row >= 0) one("[name=Selected]", rows[row].closest("tr"))?.click();
    else if (event.key === "/" && one(".filter-text input")) { event.preventDefault(); one(".filter-text input").focus(); }
    else if (event.key === "?") open("keyhelp");
    else if (event.key === "h" && waiting === "g") go(one(".top-store")?.getAttribute("href") ?? "/");
    waiting = event.key;
  });

  // Progress, line, scroll place
  async function follow(box) {
    if (box.dataset.followed) return;
    box.dataset.followed = "true";
    while (box.isConnected) {
      try {
        const now = await getJson(box.dataset.progress);
        Object.assign(one("progress", box), { max: now.total || 1, value: now.done });
        if (now.text) one("[data-progress-text]", box).textContent = now.text;
        one("[data-progress-count]", box).textContent = now.total ? `${now.done.toLocaleString("en")} / ${now.total.toLocaleString("en")}` : "";
        if (now.state !== "running") { location.reload(); return; }
      } catch { await new Promise(wake => setTimeout(wake, 2000)); }
      await new Promise(wake => setTimeout(wake, 500));
    }
  }

  const line = () => document.documentElement.classList.toggle("offline", !navigator.onLine);
  // Kanban: dropping a thing onto another column opens the page on which that is done.
  let dragged = null;
  on("dragstart", "[data-move]", (event, item) => {
    dragged = new Map(item.dataset.move.split(" ").map(pair => pair.split(/=(.*)/s)));
    event.dataTransfer.effectAllowed = "move";
    item.classList.add("is-dragged");
  });
  on("dragend", "[data-move]", (event, item) => { dragged = null; item.classList.remove("is-dragged"); all(".is-over").forEach(column => column.classList.remove("is-over")); });
  on("dragover", "[data-drop]", (event, column) => {
    if (!dragged?.has(column.dataset.drop)) return;
    event.preventDefault();
    all(".is-over").forEach(other => other.classList.toggle("is-over", other === column));
    column.classList.add("is-over");
  });
  on("drop", "[data-drop]", (event, column) => {
    const href = dragged?.get(column.dataset.drop);
    if (!href) return;
    event.preventDefault();
    go(href);
  });

  window.addEventListener("online", line);
  window.addEventListener("offline", line);

  let goingBack = null;
  const place = () => "scroll:" + location.pathname + location.search;
  window.addEventListener("popstate", () => { goingBack = place(); });
  let scrolling;
  window.addEventListener("scroll", () => {
    clearTimeout(scrolling);
    if (!goingBack) scrolling = setTimeout((key => () => tab.set(key, window.scrollY))(place()), 80);
  }, { passive: true });

  let before = place();
  arrive(() => {
    all("[data-progress]").forEach(follow);
    line();
    if (goingBack === place()) window.scrollTo(0, tab.get(goingBack) ?? 0);
    // A redirect after a post keeps the old place; a new page begins at its top.
    else if (before !== place() && !location.hash) window.scrollTo(0, 0);
    goingBack = null;
    before = place();
  });

  window.dealership = { one, all, say, on, make, getJson, go, device, tab, toast, arrive };
  const run = answered => arrivals.forEach(act => act(answered));
  const start = () => {
    run((performance.getEntriesByType("navigation")[0]?.type ?? "navigate") === "navigate");
    window.Blazor?.addEventListener?.("enhancedload", () => run(true));
  };
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
