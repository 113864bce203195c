/// What pages do.
extension HTMLPage {
    /// Sorting (numbers by value, blanks last), filtering by words, tooltips on hover and keyboard focus.
    static let script = """
        "use strict";
        const tip = document.getElementById("tip");
        const details = JSON.parse(document.getElementById("details").textContent);
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
          rows.forEach((row, index) => { row.dataset.index = index; });
          function sortBy(column) {
            const old = heads[column].getAttribute("aria-sort");
            const now = old === "ascending" ? "descending" : old === "descending" ? "none" : "ascending";
            heads.forEach(head => head.removeAttribute("aria-sort"));
            if (now !== "none") heads[column].setAttribute("aria-sort", now);
            const sign = now === "descending" ? -1 : 1;
            const sorted = rows.slice().sort((a, b) =>
              now === "none" ? a.dataset.index - b.dataset.index : compare(a, b, column, sign));
            sorted.forEach(row => body.appendChild(row));
          }
          heads.forEach((head, column) => {
            const button = head.querySelector("button");
            if (button) button.addEventListener("click", () => sortBy(column));
          });
          function apply() {
            const words = filter.value.toLowerCase().split(" ").filter(Boolean);
            let shown = 0;
            for (const row of rows) {
              const text = (row.dataset.text ?? row.textContent).toLowerCase();
              row.hidden = !words.every(word => text.includes(word));
              if (!row.hidden) shown += 1;
            }
            count.textContent = shown + " of " + rows.length;
          }
          filter.addEventListener("input", apply);
          apply();
          for (const name of ["mouseover", "focusin"]) body.addEventListener(name, event => {
            const cell = event.target.closest("td[data-key]");
            if (cell) show(cell); else hide();
          });
          body.addEventListener("mouseleave", hide);
          body.addEventListener("focusout", hide);
        }
        function show(cell) {
          const pairs = details[cell.dataset.key];
          if (!pairs) return hide();
          const list = document.createElement("dl");
          for (const [name, value] of pairs) {
            const dt = document.createElement("dt"), dd = document.createElement("dd");
            dt.textContent = name; dd.textContent = value; list.append(dt, dd);
          }
          tip.replaceChildren(list);
          tip.hidden = false;
          const box = cell.getBoundingClientRect(), size = tip.getBoundingClientRect();
          const left = Math.max(8, Math.min(box.left + box.width / 2 - size.width / 2, innerWidth - size.width - 8));
          const below = box.bottom + 6 + size.height < innerHeight;
          tip.style.left = left + "px";
          tip.style.top = (below ? box.bottom + 6 : Math.max(8, box.top - size.height - 6)) + "px";
        }
        function hide() { tip.hidden = true; }
        document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
        """
}
