// Comboboxes, in a form (PickField) and in the palette; the hint at possible duplicates; a record made beside its picker.
(() => {
  "use strict";
  const { one, all, say, on, make, getJson, go, toast } = window.dealership;

  const boxOf = input => {
    const root = input.closest("[data-picker], [data-palette]");
    return { root, list: one("[role=listbox]", root), url: root.dataset.url ?? root.dataset.palette, palette: "palette" in root.dataset };
  };
  const asked = new WeakMap();

  function close(input) {
    const { list, palette } = boxOf(input);
    if (palette) return;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(input, index) {
    const rows = all("[role=option]", boxOf(input).list);
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === index)));
    if (!rows[index]) return;
    input.setAttribute("aria-activedescendant", rows[index].id);
    rows[index].scrollIntoView({ block: "nearest" });
  }

  async function ask(input) {
    const { root, list, url, palette } = boxOf(input);
    const turn = (asked.get(input) ?? 0) + 1;
    asked.set(input, turn);
    let found;
    try { found = await getJson(url, input.value.trim()); } catch { return; }
    if (asked.get(input) !== turn) return;
    let group;
    list.replaceChildren();
    found.forEach((item, i) => {
      if (item.group && item.group !== group) {
        group = item.group;
        const head = make("li", "palette-group", group);
        head.setAttribute("role", "presentation");
        list.append(head);
      }
      const row = make("li", "option");
      row.id = `${list.id}-${i}`;
      row.setAttribute("role", "option");
      row.append(make("span", "option-label", item.label), make("span", "option-hint", item.hint ?? ""));
      Object.assign(row.dataset, { id: item.id ?? "", href: item.href ?? "", label: item.label });
      list.append(row);
    });
    if (palette) one(".palette-note", root).textContent = found.length ? "" : input.value ? root.dataset.none : root.dataset.start;
    else if (!found.length) {
      const none = make("li", "option option-none", root.dataset.none);
      none.setAttribute("role", "presentation");
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(input, palette || input.value ? 0 : -1);
  }

  function choose(input, row) {
    const { root, palette } = boxOf(input);
    if (palette) {
      root.close();
      go(row.dataset.href);
      return;
    }
    input.value = row.dataset.label;
    one("[data-picked-id]", root).value = row.dataset.id;
    close(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  let typing;
  on("input", "[role=combobox]", (event, input) => {
    const id = one("[data-picked-id]", boxOf(input).root);
    if (id) id.value = "";
    clearTimeout(typing);
    if (!event.isComposing) typing = setTimeout(() => ask(input), 120);
  });
  on("compositionend", "[role=combobox]", (event, input) => ask(input));
  on("focusin", "[data-picker] [role=combobox]", (event, input) => { if (!input.value) ask(input); });
  on("focusout", "[data-picker] [role=combobox]", (event, input) => setTimeout(() => close(input), 150));
  on("keydown", "[role=combobox]", (event, input) => {
    const rows = all("[role=option]", boxOf(input).list);
    const at = rows.findIndex(row => row.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      mark(input, (at + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && !event.ctrlKey && rows[at] && input.getAttribute("aria-expanded") === "true") {
      event.preventDefault();
      choose(input, rows[at]);
    } else if (event.key === "Escape") close(input);
  });
  on("mousedown", "[role=option]", (event, row) => {
    event.preventDefault();
    choose(one("[role=combobox]", row.closest("[data-picker], [data-palette]")), row);
  });

  let looking;
  document.addEventListener("input", event => {
    const hint = all("[data-duplicates]", event.target.form ?? document).find(box => event.target.name?.split(".").pop() === box.dataset.watch);
    if (!hint) return;
    clearTimeout(looking);
    looking = setTimeout(async () => {
      let found = [];
      try { if (event.target.value.trim()) found = await getJson(hint.dataset.url, event.target.value.trim()); } catch { }
      hint.replaceChildren();
      if (!found.length) return;
      const list = make("ul");
      found.forEach(item => {
        const line = make("li"), link = make("a", "", item.label);
        link.href = item.href;
        line.append(link, make("span", "muted", " " + (item.hint ?? "")));
        list.append(line);
      });
      hint.append(make("strong", "", hint.dataset.title), list);
    }, 250);
  });

  // A record made on the spot, beside the picker that then holds it
  on("click", "[data-adder] button", async (event, button) => {
    const adder = button.closest("[data-adder]"), form = button.closest("form"), said = one("[data-adder-problem]", adder);
    const fields = all("[data-adds]", adder);
    adder.dataset.key ||= crypto.randomUUID();
    button.disabled = true;
    said.textContent = "";
    try {
      const answer = await fetch(adder.dataset.adder, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": adder.dataset.key, RequestVerificationToken: one("[name=__RequestVerificationToken]", form).value },
        body: JSON.stringify(Object.fromEntries(fields.map(field => [field.dataset.adds, field.value.trim()]))),
      });
      const body = await answer.json();
      if (!answer.ok) said.textContent = Object.values(body.errors ?? {}).flat().join(" ") || body.title;
      else {
        const picker = one("[data-picker]", adder.parentElement);
        one("[data-picked-id]", picker).value = body.id;
        one("[role=combobox]", picker).value = fields.map(field => field.value.trim()).join(" ");
        delete adder.dataset.key;
        adder.open = false;
        toast(body.message);
      }
    } catch { said.textContent = say("没有发出去，请再按一次。", "Not sent: press again."); }
    button.disabled = false;
  });
})();
