"use strict";
(() => {
  const find = document.getElementById("find");
  const flawed = document.getElementById("flawed");
  const shown = document.getElementById("shown");
  const groups = [...document.querySelectorAll("table.articles tbody")];
  const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const texts = new Map(groups.map((group) => [group, plain(group.querySelector("th").textContent)]));

  function show() {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const group of groups) {
      const found = words.every((word) => texts.get(group).includes(word));
      const wrong = [...group.rows].some((row) => row.dataset.errors !== "0");
      group.hidden = !(found && (wrong || !flawed.checked));
      count += !group.hidden;
    }
    const all = !words.length && !flawed.checked;
    shown.textContent = all ? "" : `${count} of ${groups.length} shown`;
  }

  find.addEventListener("input", show);
  flawed.addEventListener("change", show);
  find.form.addEventListener("submit", (event) => event.preventDefault());
  find.form.hidden = false;
  // A browser fills the fields again when the reader comes back.
  addEventListener("pageshow", show);
})();
