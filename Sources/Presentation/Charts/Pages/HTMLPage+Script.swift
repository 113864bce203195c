/// What pages do.
extension HTMLPage {
    /// Sorting (numbers by value, blanks last), filtering by words and by a limit, choosing a layer of a map, tooltips on hover
    /// and keyboard focus.
    static let script = """
        "use strict";
        const tip = document.getElementById("tip");
        const page = JSON.parse(document.getElementById("details").textContent);
        const layers = page.layers ?? [];
        let layer = 0;
        function compare(a, b, column, sign) {
          const x = a.cells[column], y = b.cells[column];
          const p = x.dataset.value ?? x.textContent, q = y.dataset.value ?? y.textContent;
          if (p === "" || q === "") return (p === "") - (q === "") || a.dataset.index - b.dataset.index;
          const isNumber = x.dataset.value !== undefined && y.dataset.value !== undefined;
          const order = isNumber ? Number(p) - Number(q) : p < q ? -1 : p > q ? 1 : 0;
          return sign * order || a.dataset.index - b.dataset.index;
        }
        for (const section of document.querySelectorAll("section.data")) {
          const body = section.querySelector("tbody"), rows = Array.from(body.rows);
          const heads = Array.from(section.querySelectorAll("thead th"));
          const filter = section.querySelector("input"), count = section.querySelector(".count");
          const choice = section.querySelector("select.layer"), limit = section.querySelector("select.limit");
          let column = 0, order = "none";
          rows.forEach((row, index) => { row.dataset.index = index; });
          function arrange() {
            const sign = order === "descending" ? -1 : 1;
            const sorted = rows.slice().sort((a, b) =>
              order === "none" ? a.dataset.index - b.dataset.index : compare(a, b, column, sign));
            sorted.forEach(row => body.appendChild(row));
          }
          function sortBy(chosen) {
            const old = chosen === column ? order : "none";
            order = old === "ascending" ? "descending" : old === "descending" ? "none" : "ascending";
            column = chosen;
            heads.forEach(head => head.removeAttribute("aria-sort"));
            if (order !== "none") heads[column].setAttribute("aria-sort", order);
            arrange();
          }
          heads.forEach((head, index) => {
            const button = head.querySelector("button");
            if (button) button.addEventListener("click", () => sortBy(index));
          });
          function isWithin(row) {
            const bound = limit?.value ?? "";
            return bound === "" || Array.from(row.querySelectorAll("td")).every(cell =>
              cell.dataset.value !== undefined && Number(cell.dataset.value) >= Number(bound));
          }
          function apply() {
            const words = filter.value.toLowerCase().split(" ").filter(Boolean);
            let shown = 0;
            for (const row of rows) {
              const text = (row.dataset.text ?? row.textContent).toLowerCase();
              row.hidden = !(words.every(word => text.includes(word)) && isWithin(row));
              if (!row.hidden) shown += 1;
            }
            count.textContent = shown + " of " + rows.length;
          }
          filter.addEventListener("input", apply);
          limit?.addEventListener("change", apply);
          choice?.addEventListener("change", () => {
            layer = choice.selectedIndex;
            for (const cell of body.querySelectorAll("td[data-key]")) paint(cell, layers[layer].faces[cell.dataset.key]);
            arrange();
            apply();
          });
          apply();
          for (const name of ["mouseover", "focusin"]) body.addEventListener(name, event => {
            const cell = event.target.closest("td[data-key]");
            if (cell) show(cell); else hide();
          });
          body.addEventListener("mouseleave", hide);
          body.addEventListener("focusout", hide);
        }
        function paint(cell, face) {
          cell.classList.toggle("none", !face);
          const [value, text, fill, ink] = face ?? [null, "", "", ""];
          if (face) cell.dataset.value = value; else delete cell.dataset.value;
          cell.textContent = text;
          cell.style.background = fill;
          cell.style.color = ink;
        }
        function show(cell) {
          const pairs = layers[layer]?.details[cell.dataset.key];
          if (!pairs) return hide();
          const list = document.createElement("dl");
          for (const [name, value] of pairs) {
            const dt = document.createElement("dt"), dd = document.createElement("dd");
            dt.textContent = page.names[name]; dd.textContent = value; list.append(dt, dd);
          }
          tip.replaceChildren(list);
          tip.hidden = false;
          const box = cell.getBoundingClientRect(), size = tip.getBoundingClientRect();
          const isBelow = box.bottom + 6 + size.height < innerHeight, isAbove = box.top - 6 - size.height > 0;
          const center = box.left + (box.width - size.width) / 2;
          const beside = box.right + 8 + size.width < innerWidth ? box.right + 8 : box.left - size.width - 8;
          const left = isBelow || isAbove ? center : beside;
          const top = isBelow ? box.bottom + 6 : isAbove ? box.top - size.height - 6 : box.top - size.height / 2;
          tip.style.left = Math.max(8, Math.min(left, innerWidth - size.width - 8)) + "px";
          tip.style.top = Math.max(8, Math.min(top, innerHeight - size.height - 8)) + "px";
        }
        function hide() { tip.hidden = true; }
        document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
        """
}
