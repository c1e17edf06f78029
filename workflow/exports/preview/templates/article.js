"use strict";
(() => {
  const rows = [...document.querySelectorAll("tr.unit")];
  const buttons = [...document.querySelectorAll("[data-filter]")];
  const shown = document.getElementById("shown");
  const keys = document.getElementById("keys");
  const letters = document.getElementById("letters");
  const FINDING = ".notes .error, .notes .warning, .notes .note";

  const isShownBy = (row, filter) => filter === "all" || row.dataset.shows.split(" ").includes(filter);

  function show(filter) {
    let count = 0;
    const here = document.activeElement;
    for (const row of rows) {
      row.hidden = !isShownBy(row, filter);
      count += !row.hidden;
    }
    for (const body of document.querySelectorAll("table.text tbody")) {
      body.hidden = filter !== "all" && !body.querySelector("tr.unit:not([hidden])");
    }
    document.querySelector("table.text").classList.toggle("filtered", filter !== "all");
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
    document.getElementById("nothing").hidden = count > 0;
    shown.textContent = filter === "all" ? "" : `${count} of ${rows.length} sentences shown`;
    if (here?.closest?.("[hidden]")) goTo(rows.find((row) => !row.hidden && rows.indexOf(row) >= rows.indexOf(here)));
  }

  // The address may name a filter (#errors) or a sentence (#s12).
  function followAddress() {
    const name = location.hash.slice(1);
    const row = rows.find((each) => each.id === name);
    if (!name || buttons.some((button) => button.dataset.filter === name)) show(name || "all");
    if (row?.hidden) show("all");
    if (row) goTo(row);
  }

  function goTo(row) {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  function move(step, wanted = () => true) {
    const here = rows.indexOf(document.activeElement?.closest?.("tr.unit"));
    const from = here < 0 && step < 0 ? rows.length : here;
    for (let at = from + step; at >= 0 && at < rows.length; at += step) {
      if (!rows[at].hidden && wanted(rows[at])) return goTo(rows[at]);
    }
  }

  const actions = {
    j: () => move(1),
    k: () => move(-1),
    n: () => move(1, (row) => row.querySelector(FINDING)),
    p: () => move(-1, (row) => row.querySelector(FINDING)),
    l: () => document.activeElement?.closest?.("tr.unit")?.querySelector("a.po")?.click(),
    i: () => document.querySelector("nav a").click(),
    "?": () => keys.showModal(),
  };
  for (const button of buttons) actions[button.dataset.key] = () => button.click();

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, dialog");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !letters.checked) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // A term under the pointer shows its counterpart in the other language.
  function pair(target) {
    for (const mark of document.querySelectorAll(".twin")) mark.classList.remove("twin");
    const mark = target.closest?.("[data-pair]");
    if (!mark) return;
    const wanted = mark.dataset.pair.split(" ");
    for (const other of mark.closest("tr").querySelectorAll("[data-pair]")) {
      other.classList.toggle("twin", other.dataset.pair.split(" ").some((each) => wanted.includes(each)));
    }
  }

  document.addEventListener("pointerover", (event) => pair(event.target));
  document.addEventListener("click", (event) => pair(event.target));
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.filter));
  document.getElementById("help").addEventListener("click", () => keys.showModal());
  addEventListener("hashchange", followAddress);
  document.querySelector(".tools").hidden = false;
  followAddress();
})();
