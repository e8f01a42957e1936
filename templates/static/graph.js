// The graph's page: a node under the pointer, or with its row in focus, shows its own lines alone.
(function () {
  "use strict";
  var svg = document.getElementById("graph");
  if (!svg) return;
  var nodes = svg.querySelectorAll("[data-i]");
  var lines = svg.querySelectorAll("[data-n]");
  var rows = document.querySelectorAll("tr[id^='e-']");

  function show(wanted) {
    var near = {};
    lines.forEach(function (line) {
      var ends = line.dataset.n.split(" ");
      var is_on = wanted === null || wanted(ends, line);
      line.classList.toggle("dim", !is_on);
      if (is_on) near[ends[0]] = near[ends[1]] = true;
    });
    nodes.forEach(function (node) {
      node.classList.toggle("dim", wanted !== null && !near[node.dataset.i]);
    });
  }

  function all() {
    show(null);
  }

  function on(element, wanted) {
    ["pointerenter", "focusin"].forEach(function (kind) {
      element.addEventListener(kind, function () {
        show(wanted);
      });
    });
    ["pointerleave", "focusout"].forEach(function (kind) {
      element.addEventListener(kind, all);
    });
  }

  nodes.forEach(function (node) {
    on(node, function (ends) {
      return ends.indexOf(node.dataset.i) >= 0;
    });
  });
  lines.forEach(function (line) {
    on(line, function (ends) {
      return ends.join() === line.dataset.n.split(" ").join();
    });
  });
  rows.forEach(function (row) {
    var link = svg.querySelector("a[href='#" + row.id + "']");
    on(row, function (ends) {
      return link && ends.join(" ") === link.dataset.n;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") all();
  });
})();
