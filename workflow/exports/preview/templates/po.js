"use strict";
(() => {
  const mark = () => document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  addEventListener("hashchange", mark);
  mark();
})();
