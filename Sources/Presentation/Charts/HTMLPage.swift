/// A self-contained page around one table whose rows can be sorted and filtered; it loads nothing from anywhere.
struct HTMLPage {
    /// Heading of the page and of its window.
    var title: String
    /// Lines below the heading.
    var notes: [String]
    /// Markup between notes and table, for instance a legend; may be empty.
    var legend = ""
    /// Header cells as markup, without the surrounding `<tr>`.
    var header: String
    /// Rows as markup, each a whole `<tr>`.
    var rows: [String]
    /// JSON that the script finds under the id `details`; `{}` without any.
    var detailsJSON = "{}"

    /// The whole file, ending with a line break.
    func document() -> String {
        let lines = notes.map { "<p>\(MarkupText.escaped($0))</p>" }.joined(separator: "\n")
        // A "<" could end the script element or open a comment; it stands inside JSON strings only, where it may be escaped.
        let details = detailsJSON.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(MarkupText.escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(MarkupText.escaped(title))</h1>
            \(lines)
            <p class="tools"><label>Rows with <input id="filter" type="search" placeholder="text" autocomplete="off"></label>
            <span id="count"></span></p>
            \(legend)
            <div class="frame"><table id="data">
            <thead><tr>\(header)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            <div id="tip" role="tooltip" hidden></div>
            <script id="details" type="application/json">\(details)</script>
            <script>
            \(Self.script)
            </script>
            </body>
            </html>

            """
    }

    private static let style = """
        body { font: 14px/1.45 system-ui, "DejaVu Sans", Verdana, sans-serif; color: #222; background: #fff; margin: 24px; }
        h1 { font-size: 20px; margin: 0 0 8px; }
        p { margin: 2px 0; color: #555; }
        .tools { margin: 14px 0 10px; }
        .tools input { font: inherit; padding: 3px 6px; width: 16em; }
        .frame { overflow: auto; max-height: 85vh; display: inline-block; max-width: 100%; }
        table { border-collapse: separate; border-spacing: 1px; }
        th { font-weight: 600; text-align: left; background: #fff; white-space: nowrap; }
        thead th { position: sticky; top: 0; z-index: 2; padding: 0 4px 4px; vertical-align: bottom; }
        thead th button { all: unset; cursor: pointer; }
        thead th button:focus-visible, td:focus-visible { outline: 2px solid #222; outline-offset: 1px; }
        thead th.slanted button { writing-mode: vertical-rl; transform: rotate(180deg); }
        thead th[aria-sort="ascending"] button::after { content: " \\25B2"; font-size: 9px; }
        thead th[aria-sort="descending"] button::after { content: " \\25BC"; font-size: 9px; }
        tbody th { position: sticky; left: 0; z-index: 1; padding: 2px 8px 2px 2px; font-weight: 400; text-align: right; }
        td { padding: 3px 8px; white-space: nowrap; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.wide { white-space: normal; min-width: 18em; max-width: 40em; }
        td.cell { text-align: center; min-width: 34px; cursor: default; }
        td.none { background: repeating-linear-gradient(45deg, #f4f4f4 0 4px, #c9c9c9 4px 5px); }
        table.lined td, table.lined tbody th { border-bottom: 1px solid #e4e4e4; }
        .bar { display: flex; align-items: center; gap: 8px; margin: 0 0 10px; color: #555; }
        .bar i { width: 220px; height: 12px; display: inline-block; }
        #tip { position: fixed; z-index: 9; background: #fff; border: 1px solid #888; box-shadow: 0 3px 12px #0003;
          padding: 8px 10px; max-width: 480px; pointer-events: none; }
        #tip dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 0; }
        #tip dt { color: #555; } #tip dd { margin: 0; overflow-wrap: anywhere; }
        """

    /// Sorting (numbers by value, blanks last), filtering by words, tooltips on hover and keyboard focus.
    private static let script = """
        "use strict";
        const body = document.querySelector("#data tbody"), rows = Array.from(body.rows);
        const heads = Array.from(document.querySelectorAll("#data thead th"));
        const filter = document.getElementById("filter"), count = document.getElementById("count");
        const tip = document.getElementById("tip");
        const details = JSON.parse(document.getElementById("details").textContent);
        rows.forEach((row, index) => { row.dataset.index = index; });
        function compare(a, b, column, sign) {
          const x = a.cells[column], y = b.cells[column];
          const p = x.dataset.value ?? x.textContent, q = y.dataset.value ?? y.textContent;
          if (p === "" || q === "") return (p === "") - (q === "") || a.dataset.index - b.dataset.index;
          const isNumber = x.dataset.value !== undefined && y.dataset.value !== undefined;
          const order = isNumber ? Number(p) - Number(q) : p < q ? -1 : p > q ? 1 : 0;
          return sign * order || a.dataset.index - b.dataset.index;
        }
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
            const text = row.dataset.text ?? row.textContent;
            row.hidden = !words.every(word => text.toLowerCase().includes(word));
            if (!row.hidden) shown += 1;
          }
          count.textContent = shown + " of " + rows.length;
        }
        filter.addEventListener("input", apply);
        apply();
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
        for (const name of ["mouseover", "focusin"]) body.addEventListener(name, event => {
          const cell = event.target.closest("td[data-key]");
          if (cell) show(cell); else hide();
        });
        body.addEventListener("mouseleave", hide);
        body.addEventListener("focusout", hide);
        document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
        """
}
